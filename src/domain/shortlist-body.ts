import { z } from 'zod';
import { Language } from './codes.ts';
import { LONGEST_NAME, LONGEST_NOTE, MOST_LISTED } from './shortlist-limits.ts';

const LONGEST_ID = 100;

const Id = z.string().min(1).max(LONGEST_ID).describe('`id` of a vacancy, from a search');
const Note = z.string().max(LONGEST_NOTE).describe('what somebody wrote to it: plain text');

/** A list that somebody keeps, as they send it to get a file of it. */
export const ShortlistBody = z
  .strictObject({
    language: Language.optional().describe('of the headings; default: as `Accept-Language` says'),
    entries: z
      .array(
        z.strictObject({
          id: Id,
          note: Note.optional(),
          savedOn: z.iso.date().optional().describe('when it was put on the list'),
          appliedOn: z.iso.date().optional().describe('when it was applied for'),
          title: z.string().max(LONGEST_NAME).optional().describe('for when nothing is left of the vacancy'),
          employer: z.string().max(LONGEST_NAME).optional().describe('the same'),
        }),
      )
      .max(MOST_LISTED),
  })
  .meta({
    examples: [
      {
        language: 'sv',
        entries: [
          { id: 'k3v9x2m4q8r1t', note: 'Ring before Friday', savedOn: '2026-11-20', appliedOn: '2026-11-24' },
        ],
      },
    ],
  });
export type ShortlistBody = z.infer<typeof ShortlistBody>;
