/** An open posting as far as grouping needs to know it. */
export interface GroupMember {
  readonly number: string;
  readonly source: string;
  readonly sourceId: string;
  readonly homeId: string;
  /** The vacancy it is in now. */
  readonly vacancyId: string;
  readonly firstSeenAt: Date;
  readonly standing: number;
  readonly textLength: number;
  /** Somebody said that it is a vacancy of its own. */
  readonly apart: boolean;
}

export interface MemberPair {
  readonly one: string;
  readonly other: string;
}

/** The open postings of one vacancy, by number. */
export interface PostingGroup {
  readonly vacancyId: string;
  readonly lead: string;
  /** All of them, the lead first. */
  readonly members: readonly string[];
}

/**
 * Which postings are one vacancy. Everyone is compared with leads only: in order of preference each posting joins the
 * first lead that it matches, or leads a vacancy of its own. So nobody is in a vacancy whose text it is not like, as
 * chains of likeness would make it ("leader clustering", J. Hartigan, "Clustering Algorithms", 1975, chapter 3); and
 * because the order is one of the postings themselves, the groups do not depend on which of them came first.
 *
 * Preference: the source's standing, then the longer text, then the name.
 *
 * The id of a group is that of the vacancy its earliest posting is in, unless that is the home of a posting that is in
 * another group now: then its earliest posting's own.
 * @param members all open postings that match one another or share a vacancy, in any order.
 */
export function groupPostings(
  members: readonly GroupMember[],
  matches: readonly MemberPair[],
): PostingGroup[] {
  const neighbours = neighboursOf(matches);
  const groups = new Map<string, GroupMember[]>();
  for (const member of members.toSorted(byPreference)) {
    const lead = member.apart ? undefined : firstLead(groups, neighbours.get(member.number));
    if (lead === undefined) groups.set(member.number, [member]);
    else lead.push(member);
  }
  return nameGroups([...groups.values()]);
}

function neighboursOf(matches: readonly MemberPair[]): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const known = neighbours.get(from);
    if (known === undefined) neighbours.set(from, new Set([to]));
    else known.add(to);
  };
  for (const { one, other } of matches) {
    add(one, other);
    add(other, one);
  }
  return neighbours;
}

function firstLead(
  groups: ReadonlyMap<string, GroupMember[]>,
  neighbours: ReadonlySet<string> | undefined,
): GroupMember[] | undefined {
  if (neighbours === undefined) return undefined;
  for (const [lead, group] of groups) {
    if (neighbours.has(lead) && !group[0]?.apart) return group;
  }
  return undefined;
}

function nameGroups(groups: readonly (readonly GroupMember[])[]): PostingGroup[] {
  const groupOfHome = new Map(groups.flatMap((group) => group.map(({ homeId }) => [homeId, group] as const)));
  const taken = new Set<string>();
  const inOrder = groups
    .map((group) => ({ group, earliest: group.toSorted(byAge)[0] }))
    .toSorted((a, b) => (a.earliest && b.earliest ? byAge(a.earliest, b.earliest) : 0));
  return inOrder.flatMap(({ group, earliest }) => {
    const [lead] = group;
    if (lead === undefined || earliest === undefined) return [];
    const owner = groupOfHome.get(earliest.vacancyId);
    const mayKeep = !taken.has(earliest.vacancyId) && (owner === undefined || owner === group);
    const vacancyId = mayKeep ? earliest.vacancyId : earliest.homeId;
    taken.add(vacancyId);
    return [{ vacancyId, lead: lead.number, members: group.map(({ number }) => number) }];
  });
}

function byPreference(a: GroupMember, b: GroupMember): number {
  return a.standing - b.standing || b.textLength - a.textLength || byName(a, b);
}

function byAge(a: GroupMember, b: GroupMember): number {
  return a.firstSeenAt.getTime() - b.firstSeenAt.getTime() || byName(a, b);
}

function byName(a: GroupMember, b: GroupMember): number {
  return compare(a.source, b.source) || compare(a.sourceId, b.sourceId);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
