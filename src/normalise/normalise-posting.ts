import type { FieldIssue, Normalised } from '../domain/normalised-posting.ts';
import type { PostingDraft } from '../domain/posting-draft.ts';
import type { Clock } from '../lib/clock.ts';
import type { ConceptIndex } from '../occupations/concept-index.ts';
import { issue } from './fields/field-issue.ts';
import { normaliseElsewhere } from './fields/normalise-elsewhere.ts';
import { normaliseEmployer } from './fields/normalise-employer.ts';
import { normaliseInstant } from './fields/normalise-instant.ts';
import { normaliseTitle } from './fields/normalise-title.ts';
import { occupationOf } from './fields/occupation-of.ts';
import { normaliseBody } from './html/normalise-body.ts';
import { detectLanguage } from './language/detect-language.ts';
import { locateWorkplace } from './places/locate-workplace.ts';
import type { PlaceIndex } from './places/place-index.ts';
import { readRequirements } from './requirements/read-requirements.ts';

const MAX_POSITIONS = 9999;

/**
 * A draft in the shared schema: cleaned, placed, people masked. The same draft always gives the same posting; `clock`
 * only bounds which dates are believable. Nothing of a draft can make it throw: what cannot be believed is dropped
 * with an issue, and a posting without a title, a link or a place becomes `rejected`.
 * @param concepts what occupations there are; null: a posting has only what its source calls it.
 */
export function normalisePosting(
  draft: PostingDraft,
  places: PlaceIndex,
  clock: Clock,
  concepts: ConceptIndex | null = null,
): Normalised {
  const { title, issues: titleIssues } = normaliseTitle(draft.title);
  const readBody = once(() => normaliseBody(draft.body));
  const located = locateWorkplace(draft.place, { title, text: () => readBody().text }, places);
  if (located.kind === 'outside') return { kind: 'outside' };
  const url = publicUrl(draft.url);
  const faults = [
    ...(title === '' ? [issue('title', 'empty', draft.title)] : []),
    ...(url === null ? [issue('url', 'not an http or https address', draft.url)] : []),
    ...(located.kind === 'unknown' ? located.issues : []),
  ];
  if (faults.length > 0 || url === null || located.kind === 'unknown')
    return { kind: 'rejected', issues: faults };
  const body = readBody();
  const { employer, issues: employerIssues } = normaliseEmployer(draft.employer);
  const publishedAt = normaliseInstant('publishedAt', draft.publishedAt, clock);
  const deadline = normaliseInstant('deadline', draft.deadline, clock);
  const openUntil = normaliseInstant('openUntil', draft.openUntil, clock);
  const positions = normalisePositions(draft.positions);
  const language = detectLanguage(title, body.text);
  const requirements = readRequirements(title, body.text, draft.requirements ?? []);
  const elsewhere = normaliseElsewhere(draft.elsewhere);
  return {
    kind: 'posting',
    posting: {
      sourceId: draft.sourceId,
      url,
      title,
      description: body.text,
      descriptionHtml: body.html,
      language,
      employer,
      workplace: located.workplace,
      ...occupationOf(draft.occupations, title, language, concepts),
      occupationClaims: draft.occupations,
      ...(requirements.length > 0 ? { requirements } : {}),
      hours: draft.hours,
      duration: draft.duration,
      positions: positions.positions,
      publishedAt: publishedAt.instant,
      deadline: deadline.instant,
      openUntil: openUntil.instant,
      ...(elsewhere === null ? {} : { elsewhere }),
    },
    issues: [
      ...titleIssues,
      ...body.issues,
      ...employerIssues,
      ...located.issues,
      ...positions.issues,
      ...publishedAt.issues,
      ...deadline.issues,
      ...openUntil.issues,
    ],
  };
}

/** Nineteen of twenty of Platsbanken's ads lie outside, and are known to without their text. */
function once<Value>(compute: () => Value): () => Value {
  let result: { readonly value: Value } | null = null;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}

/** As the source wrote it where that is an address already, so that readers meet the link they know. */
function publicUrl(raw: string): string | null {
  const trimmed = raw.trim();
  if (!URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '')
    return null;
  return /^[\x21-\x7e]+$/.test(trimmed) ? trimmed : url.href;
}

function normalisePositions(raw: number | null): { positions: number | null; issues: FieldIssue[] } {
  if (raw === null) return { positions: null, issues: [] };
  if (Number.isInteger(raw) && raw >= 1 && raw <= MAX_POSITIONS) return { positions: raw, issues: [] };
  return {
    positions: null,
    issues: [issue('positions', `not a whole number from 1 to ${MAX_POSITIONS}`, raw)],
  };
}
