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
  /** How sure it is: 0, the default, is the surest. */
  readonly rank?: number;
  /** Holds only where what else it holds for matches too. Default: no. */
  readonly tentative?: boolean;
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
 * lead that it matches most surely, of several equally sure the first, or leads a vacancy of its own. So nobody is in a vacancy whose text it is not like, as
 * chains of likeness would make it ("leader clustering", J. Hartigan, "Clustering Algorithms", 1975, chapter 3); and
 * because the order is one of the postings themselves, the groups do not depend on which of them came first.
 *
 * A tentative match (an excerpt, a translation) of a posting that has such matches with two that are not of one vacancy
 * themselves tells nothing: which of them it is of is not known, and it joins neither.
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
  const inOrder = members.toSorted(byPreference);
  const neighbours = reliable(inOrder, neighboursOf(matches));
  const groups = new Map<string, { readonly place: number; readonly members: GroupMember[] }>();
  for (const member of inOrder) {
    const lead = member.apart ? null : surestLead(groups, neighbours.get(member.number));
    if (lead === null) groups.set(member.number, { place: groups.size, members: [member] });
    else groups.get(lead)?.members.push(member);
  }
  return nameGroups([...groups.values()].map((group) => group.members));
}

interface Match {
  readonly rank: number;
  readonly tentative: boolean;
}
/** By number, then by the number of whom it matches. */
type Neighbours = ReadonlyMap<string, ReadonlyMap<string, Match>>;

function neighboursOf(matches: readonly MemberPair[]): Neighbours {
  const neighbours = new Map<string, Map<string, Match>>();
  const add = (from: string, to: string, match: Match): void => {
    const known = neighbours.get(from);
    if (known === undefined) neighbours.set(from, new Map([[to, match]]));
    else known.set(to, match);
  };
  for (const { one, other, rank = 0, tentative = false } of matches) {
    add(one, other, { rank, tentative });
    add(other, one, { rank, tentative });
  }
  return neighbours;
}

/** Without those tentative matches of which one side has others that speak against it, and without what is apart. */
function reliable(inOrder: readonly GroupMember[], neighbours: Neighbours): Neighbours {
  const joinable = inOrder.filter(({ apart }) => !apart).map(({ number }) => number);
  const places = new Map(joinable.map((number, place) => [number, place]));
  const torn = new Set(joinable.filter((number) => isTorn(number, neighbours, places)));
  const kept = joinable.map((number) => {
    const matches = [...(neighbours.get(number) ?? [])].filter(([other, { tentative }]) => {
      return places.has(other) && !(tentative && (torn.has(number) || torn.has(other)));
    });
    return [number, new Map(matches)] as const;
  });
  return new Map(kept);
}

/** Whether it has tentative matches that do not match the most preferred of them. */
function isTorn(number: string, neighbours: Neighbours, places: ReadonlyMap<string, number>): boolean {
  const tentative = [...(neighbours.get(number) ?? [])]
    .filter(([other, match]) => match.tentative && places.has(other))
    .map(([other]) => other)
    .toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const [first, ...others] = tentative;
  return first !== undefined && others.some((other) => !neighbours.get(first)?.has(other));
}

function surestLead(
  groups: ReadonlyMap<string, { readonly place: number }>,
  matches: ReadonlyMap<string, Match> = new Map(),
): string | null {
  let surest: { readonly lead: string; readonly rank: number; readonly place: number } | null = null;
  for (const [lead, { rank }] of matches) {
    const place = groups.get(lead)?.place;
    if (place === undefined) continue;
    const isSurer = surest === null || rank < surest.rank || (rank === surest.rank && place < surest.place);
    if (isSurer) surest = { lead, rank, place };
  }
  return surest?.lead ?? null;
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
