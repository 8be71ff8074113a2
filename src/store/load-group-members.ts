import type pg from 'pg';
import type { GroupMember, MemberPair } from './group-postings.ts';
import type { JoinReason } from './posting-matcher.ts';

/** As `GroupMember`, and how it stands now. */
export interface LoadedMember extends GroupMember {
  readonly leads: boolean;
}

export interface LoadedMatch extends MemberPair {
  readonly reason: JoinReason;
}

/**
 * The open postings whose grouping hangs together with that of `seeds`: through matches and through vacancies they
 * share, to any distance; and all matches among them.
 */
export async function loadGroupMembers(
  client: pg.ClientBase,
  seeds: readonly string[],
): Promise<{ members: LoadedMember[]; matches: LoadedMatch[] }> {
  const { rows: members } = await client.query<LoadedMember>(
    `with recursive reached(number) as (
       select number from posting where number = any($1::bigint[]) and retired_at is null
       union
       select step.number from reached cross join lateral (
         select other as number from posting_match where one = reached.number
         union all
         select one from posting_match where other = reached.number
         union all
         select beside.number from posting join posting as beside using (vacancy_id)
         where posting.number = reached.number and beside.retired_at is null
       ) as step
     )
     select number::text, source, source_id as "sourceId", home_id as "homeId", vacancy_id as "vacancyId",
            first_seen_at as "firstSeenAt", standing, text_length as "textLength", apart_at is not null as apart, leads
     from reached join posting using (number)`,
    [seeds],
  );
  const { rows: matches } = await client.query<LoadedMatch>(
    'select one::text, other::text, reason, rank, tentative from posting_match where one = any($1::bigint[])',
    [members.map(({ number }) => number)],
  );
  return { members, matches };
}
