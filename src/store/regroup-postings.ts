import type pg from 'pg';
import { followPostings } from './follow-postings.ts';
import { groupPostings, type PostingGroup } from './group-postings.ts';
import { type LoadedMatch, type LoadedMember, loadGroupMembers } from './load-group-members.ts';
import { type Move, movePostings } from './move-postings.ts';

/**
 * Brings vacancies in step with the rules of `groupPostings` wherever `seeds` (numbers of postings) may have changed
 * something, on a connection that writes alone. Each vacancy then says what its lead says and follows its postings.
 * Changes nothing where all is as it should be.
 * @param at when a change counts as made.
 */
export async function regroupPostings(
  client: pg.ClientBase,
  seeds: readonly string[],
  at: Date,
): Promise<void> {
  if (seeds.length === 0) return;
  const { members, matches } = await loadGroupMembers(client, seeds);
  if (members.length === 0) return;
  const groups = groupPostings(members, matches);
  const moves = movesOf(members, groups);
  await movePostings(client, members, moves, at);
  await recordJoins(client, groups, matches, at);
  const touched = [...members, ...moves].map(({ vacancyId }) => vacancyId);
  await followPostings(client, [...new Set(touched)], at);
}

function movesOf(members: readonly LoadedMember[], groups: readonly PostingGroup[]): Move[] {
  const before = new Map(members.map((member) => [member.number, member]));
  return groups
    .flatMap(({ vacancyId, lead, members: inside }) =>
      inside.map((number) => ({ number, vacancyId, leads: number === lead })),
    )
    .filter((move) => {
      const now = before.get(move.number);
      return now?.vacancyId !== move.vacancyId || now.leads !== move.leads;
    });
}

/** Each posting that does not lead with what it has in common with the one that does. */
async function recordJoins(
  client: pg.ClientBase,
  groups: readonly PostingGroup[],
  matches: readonly LoadedMatch[],
  at: Date,
): Promise<void> {
  const reasons = new Map(matches.map(({ one, other, reason }) => [pairName(one, other), reason]));
  const joins = groups.flatMap(({ lead, members }) =>
    members.slice(1).map((number) => ({ number, lead, reason: reasons.get(pairName(number, lead)) })),
  );
  await client.query('delete from vacancy_join where number = any($1::bigint[])', [
    groups.map(({ lead }) => lead),
  ]);
  if (joins.length === 0) return;
  await client.query(
    `insert into vacancy_join as joined (number, lead, reason, joined_at)
     select number, lead, reason, $2 from json_to_recordset($1) as row(number bigint, lead bigint, reason jsonb)
     on conflict (number) do update
     set lead = excluded.lead, reason = excluded.reason,
         joined_at = case when joined.lead = excluded.lead then joined.joined_at else excluded.joined_at end
     where (joined.lead, joined.reason) is distinct from (excluded.lead, excluded.reason)`,
    [JSON.stringify(joins), at],
  );
}

function pairName(a: string, b: string): string {
  return BigInt(a) < BigInt(b) ? `${a} ${b}` : `${b} ${a}`;
}
