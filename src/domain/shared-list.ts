import { z } from 'zod';
import { LONGEST_NOTE, MOST_LISTED, SHARE_DAYS } from './shortlist-limits.ts';

const LONGEST_ID = 100;
/** Of tokens and secrets: 256 bits in base64url. */
const TOKEN = /^[\w-]{43}$/;

/** A list as somebody shares it. */
export const ShareBody = z
  .strictObject({
    entries: z
      .array(
        z.strictObject({
          id: z.string().min(1).max(LONGEST_ID).describe('`id` of a vacancy, from a search'),
          note: z.string().max(LONGEST_NOTE).optional().describe('plain text'),
        }),
      )
      .min(1)
      .max(MOST_LISTED),
    days: z.literal([...SHARE_DAYS]).describe('how long it can be read'),
    commute: z
      .boolean()
      .optional()
      .describe(
        'whether minutes and changes from the home that the browser keeps go with it: never the home',
      ),
  })
  .meta({
    examples: [{ entries: [{ id: 'k3v9x2m4q8r1t', note: 'Ring before Friday' }], days: 30, commute: true }],
  });
export type ShareBody = z.infer<typeof ShareBody>;

/** What only the one who shared a list gets: they alone can take it back. */
export const ShareReceipt = z.object({
  path: z.string().describe('of the page, to be passed on'),
  token: z.string(),
  secret: z.string().describe('with which the list is withdrawn: not to be passed on'),
  expiresAt: z.string(),
});
export type ShareReceipt = z.infer<typeof ShareReceipt>;

export const WithdrawalBody = z
  .strictObject({
    token: z.string().max(200),
    secret: z.string().max(200),
  })
  .meta({ examples: [{ token: 'n0tAToken', secret: 'n0tASecret' }] });

/** Of a commute no more than helps to choose: rounded, without clock times and walks, which would tell where it begins. */
export interface SharedCommute {
  readonly minutes: number;
  readonly changes: number;
  /** Null where it is not known, or nothing takes one home. */
  readonly minutesBack: number | null;
}

export interface SharedEntry {
  readonly id: string;
  readonly note: string;
  /** Absent: not shared. Null: there is no connection. */
  readonly commute?: SharedCommute | null;
}

export interface SharedList {
  readonly entries: readonly SharedEntry[];
  readonly expiresAt: Date;
}

/** What the store offers for lists that are shared by a link. */
export interface SharedLists {
  /**
   * @returns what is needed to read it and to withdraw it: neither is kept.
   * @throws NoRoomError where everybody together shares too much.
   */
  share(list: SharedList): Promise<{ readonly token: string; readonly secret: string }>;
  /** Null where there is none of this token, it has expired or was withdrawn: which of these is nobody's business. */
  read(token: string): Promise<SharedList | null>;
  /** Whether there was such a list, and the secret is its own. */
  withdraw(token: string, secret: string): Promise<boolean>;
  /** Deletes what has expired. @returns how many. */
  purge(): Promise<number>;
}

/** Whether it may be a token at all: what cannot be is not looked for. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

const STEP = 5;

/** As it may be shared. */
export function sharedCommute(
  commute: {
    readonly minutes: number;
    readonly changes: number;
    readonly return?: { readonly minutes: number } | null | undefined;
  } | null,
): SharedCommute | null {
  if (commute === null) return null;
  const rounded = (minutes: number) => Math.ceil(minutes / STEP) * STEP;
  const back = commute.return ?? null;
  return {
    minutes: rounded(commute.minutes),
    changes: commute.changes,
    minutesBack: back === null ? null : rounded(back.minutes),
  };
}
