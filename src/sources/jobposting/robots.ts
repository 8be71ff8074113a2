/** The name that robots.txt files may address us by: the first word of our User-Agent. */
const PRODUCT = 'sundet';

interface Rule {
  readonly allow: boolean;
  readonly path: string;
}

/** What a site's robots.txt lets us do. */
export interface Robots {
  isAllowed(url: URL): boolean;
  /** Seconds it asks to leave between two requests; 0 where it does not. */
  readonly crawlDelay: number;
}

export const EVERYTHING_ALLOWED: Robots = { isAllowed: () => true, crawlDelay: 0 };

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  crawlDelay: number;
}

/**
 * Reads a robots.txt after RFC 9309: the groups that name us, else those for `*`; of the rules that match a path the
 * longest decides, and Allow where two are as long. `Crawl-delay` is no part of the RFC and is kept all the same.
 * Never throws: what is no rule says nothing, as where a site answers with a page for people.
 */
export function parseRobots(text: string): Robots {
  const groups = readGroups(text);
  const ours = groups.filter(({ agents }) => agents.includes(PRODUCT));
  const binding = ours.length > 0 ? ours : groups.filter(({ agents }) => agents.includes('*'));
  const rules = binding.flatMap((group) => group.rules);
  return {
    isAllowed: (url) => decide(rules, comparable(`${url.pathname}${url.search}`)),
    crawlDelay: Math.max(0, ...binding.map((group) => group.crawlDelay)),
  };
}

function readGroups(text: string): Group[] {
  const groups: Group[] = [];
  let isNamingAgents = false;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? [];
    const said = value.trim();
    switch (key.toLowerCase()) {
      case 'user-agent':
        if (!isNamingAgents) groups.push({ agents: [], rules: [], crawlDelay: 0 });
        groups.at(-1)?.agents.push(agentName(said));
        isNamingAgents = true;
        break;
      case 'allow':
      case 'disallow':
        // An empty path is a rule about nothing.
        if (said !== '')
          groups.at(-1)?.rules.push({ allow: key.toLowerCase() === 'allow', path: comparable(said) });
        isNamingAgents = false;
        break;
      case 'crawl-delay':
        noteDelay(groups.at(-1), Number(said));
        isNamingAgents = false;
        break;
    }
  }
  return groups;
}

/** "Sundet/0.1" is "sundet". */
function agentName(said: string): string {
  return said === '*' ? said : (/^[a-z_-]+/i.exec(said)?.[0].toLowerCase() ?? '');
}

function noteDelay(group: Group | undefined, seconds: number): void {
  if (group !== undefined && Number.isFinite(seconds)) group.crawlDelay = Math.max(group.crawlDelay, seconds);
}

function decide(rules: readonly Rule[], path: string): boolean {
  let longest: Rule | null = null;
  for (const rule of rules.filter((rule) => matches(rule.path, path))) {
    const isLonger = longest === null || rule.path.length > longest.path.length;
    if (isLonger || (rule.allow && rule.path.length === longest?.path.length)) longest = rule;
  }
  return longest?.allow ?? true;
}

/** `*` stands for anything, `$` at the end for the end; matched piece by piece, as patterns come from outside. */
function matches(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const [head = '', ...rest] = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(head)) return false;
  if (rest.length === 0) return !isAnchored || path.length === head.length;
  const last = rest.pop() ?? '';
  let at = head.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  if (isAnchored) return path.length - last.length >= at && path.endsWith(last);
  return path.includes(last, at);
}

/** Paths are compared as a URL writes them: other letters as percent-encoded UTF-8, its digits in upper case. */
function comparable(path: string): string {
  const encoded = path.replace(/[^!-~]+/gu, (letters) => encodeURIComponent(letters));
  return encoded.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}
