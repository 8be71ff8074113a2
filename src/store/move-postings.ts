import { getTableColumns } from 'drizzle-orm';
import type pg from 'pg';
import type { LoadedMember } from './load-group-members.ts';
import { vacancy } from './schema/vacancies.ts';

/** Where an open posting belongs. */
export interface Move {
  readonly number: string;
  readonly vacancyId: string;
  readonly leads: boolean;
}

/** All that a lead tells its vacancy; the rest is the vacancy's own. */
const CONTENT = Object.values(getTableColumns(vacancy))
  .filter(({ name, generated }) => generated === undefined && name !== 'id' && name !== 'first_seen_at')
  .map(({ name }) => name);

/**
 * Moves postings between vacancies and makes each vacancy say what its lead says, on a connection that writes alone.
 * Vacancies that no open posting is in any more are dissolved; their retired postings go with the open ones.
 * @param members all open postings of every vacancy that `moves` leaves or enters, as they stand before.
 */
export async function movePostings(
  client: pg.ClientBase,
  members: readonly LoadedMember[],
  moves: readonly Move[],
  at: Date,
): Promise<void> {
  if (moves.length === 0) return;
  const leads = moves.filter(({ leads }) => leads);
  await keepContent(client, moves);
  await writeLeads(client, members, leads, at);
  await client.query(
    `update posting set vacancy_id = move.vacancy_id, leads = move.leads
     from json_to_recordset($1) as move(number bigint, vacancy_id text, leads boolean)
     where posting.number = move.number`,
    [JSON.stringify(moves.map(({ number, vacancyId, leads }) => ({ number, vacancy_id: vacancyId, leads })))],
  );
  await dissolve(client, dissolvedBy(members, moves));
  await client.query(
    `update posting set leads = false
     from unnest($1::bigint[], $2::text[]) as lead(number, vacancy_id)
     where posting.vacancy_id = lead.vacancy_id and posting.leads and posting.number <> lead.number`,
    [leads.map(({ number }) => number), leads.map(({ vacancyId }) => vacancyId)],
  );
}

/** What a lead says stands in its vacancy, which another may be about to overwrite. */
async function keepContent(client: pg.ClientBase, moves: readonly Move[]): Promise<void> {
  await client.query(
    `insert into posting_content (number, content)
     select posting.number, to_jsonb(vacancy) - 'document' - 'headline'
     from posting join vacancy on vacancy.id = posting.vacancy_id
     where posting.number = any($1::bigint[]) and posting.leads
     on conflict (number) do update set content = excluded.content`,
    [moves.map(({ number }) => number)],
  );
}

/** A vacancy that is there no more and comes back was first seen when the posting was whose it is, whoever leads it. */
async function writeLeads(
  client: pg.ClientBase,
  members: readonly LoadedMember[],
  leads: readonly Move[],
  at: Date,
): Promise<void> {
  const firstSeen = new Map(members.map(({ homeId, firstSeenAt }) => [homeId, firstSeenAt]));
  const parameters = [
    leads.map(({ number }) => number),
    leads.map(({ vacancyId }) => vacancyId),
    at,
    leads.map(({ vacancyId }) => firstSeen.get(vacancyId) ?? null),
  ];
  await client.query(
    `insert into vacancy (id, first_seen_at, ${CONTENT.join(', ')})
     select lead.vacancy_id, coalesce(lead.first_seen_at, posting.first_seen_at), ${CONTENT.map((name) => `said.${name}`).join(', ')}
     from unnest($1::bigint[], $2::text[], $4::timestamptz[]) as lead(number, vacancy_id, first_seen_at)
     join posting using (number)
     join posting_content using (number)
     cross join lateral jsonb_populate_record(null::vacancy, posting_content.content || jsonb_build_object(
       'source', posting.source, 'closed_at', null, 'closed_reason', null, 'updated_at', $3::timestamptz)) as said
     on conflict (id) do update set ${CONTENT.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    parameters,
  );
  await client.query('delete from posting_content where number = any($1::bigint[])', [parameters[0]]);
}

/** Vacancies that all of their open postings leave, and the one that the first of these goes to. */
function dissolvedBy(members: readonly LoadedMember[], moves: readonly Move[]): Map<string, string> {
  const moved = new Map(moves.map((move) => [move.number, move.vacancyId]));
  const after = (member: LoadedMember): string => moved.get(member.number) ?? member.vacancyId;
  const kept = new Set(members.map(after));
  const dissolved = new Map<string, string>();
  for (const member of members.toSorted(byNumber)) {
    const { vacancyId } = member;
    if (!kept.has(vacancyId) && !dissolved.has(vacancyId)) dissolved.set(vacancyId, after(member));
  }
  return dissolved;
}

function byNumber(a: LoadedMember, b: LoadedMember): number {
  return BigInt(a.number) < BigInt(b.number) ? -1 : 1;
}

async function dissolve(client: pg.ClientBase, dissolved: ReadonlyMap<string, string>): Promise<void> {
  if (dissolved.size === 0) return;
  await client.query(
    `update posting set vacancy_id = gone.target, leads = false
     from unnest($1::text[], $2::text[]) as gone(id, target) where posting.vacancy_id = gone.id`,
    [[...dissolved.keys()], [...dissolved.values()]],
  );
  await client.query('delete from vacancy where id = any($1::text[])', [[...dissolved.keys()]]);
}
