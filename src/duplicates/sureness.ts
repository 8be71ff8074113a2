import type { JoinReason } from './join-reason.ts';

/** How far a reason may be relied on where a posting could be of several vacancies. */
export interface Sureness {
  /** From the surest, 0, on. */
  readonly rank: number;
  /** Ads of one employer often begin alike, or share a title: it holds only where one vacancy alone fits. */
  readonly tentative: boolean;
}

/** How sure it is that two postings are of one vacancy: a common id before a common page before their texts. */
export function surenessOf(reason: JoinReason): Sureness {
  switch (reason.kind) {
    case 'same_posting':
      return { rank: 0, tentative: false };
    case 'external_id':
      return { rank: 1, tentative: false };
    case 'url':
      return { rank: 2, tentative: false };
    case 'employer_and_text':
      return reason.excerpt ? { rank: 5, tentative: true } : { rank: 3, tentative: false };
    case 'translation':
      return { rank: 4, tentative: true };
  }
}
