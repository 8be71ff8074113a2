import { z } from 'zod';
import { Language } from './codes.ts';
import { FOLLOW_CHANNELS, FOLLOW_STATES, HOW_OFTEN } from './follow.ts';

const LONGEST_SEARCH = 6_000;
const LONGEST_TARGET = 1_000;
const LONGEST_TOKEN = 100;

/** A search to be followed, as a program asks for it. */
export const FollowBody = z
  .strictObject({
    search: z
      .string()
      .max(LONGEST_SEARCH)
      .describe('the parameters of `GET /api/v1/vacancies`, as a query string'),
    channel: z.enum(FOLLOW_CHANNELS),
    target: z.string().max(LONGEST_TARGET).describe('an https address, or an e-mail address'),
    howOften: z.enum(HOW_OFTEN).default('daily').describe('at most'),
    language: Language.optional().describe('of the messages; else the one that `Accept-Language` prefers'),
  })
  .meta({
    examples: [
      {
        search: 'q=sygeplejerske&municipality=1280',
        channel: 'webhook',
        target: 'https://hooks.example.org/jobs',
        howOften: 'hourly',
        language: 'da',
      },
    ],
  });

/** In the message to an e-mail address, and in `keys` of a webhook. */
export const FollowToken = z
  .strictObject({ token: z.string().max(LONGEST_TOKEN) })
  .meta({ examples: [{ token: 'n0tAToken' }] });

/** As `FollowedSearch`. */
export const FollowedState = z.object({
  channel: z.enum(FOLLOW_CHANNELS),
  path: z.string().describe('of the page of the search'),
  label: z.string().describe('the search in a few words, in its language'),
  language: Language,
  howOften: z.enum(HOW_OFTEN),
  state: z.enum(FOLLOW_STATES).describe('`off` after the receiver could not be reached for days'),
});

export const FollowReceipt = FollowedState.extend({
  keys: z
    .object({
      secret: z.string().describe('with which messages are signed, as Standard Webhooks has it'),
      token: z.string().describe('with which it is looked after and stopped'),
      stopUrl: z.string().describe('the page that does the same'),
    })
    .nullable()
    .describe('of a webhook, told once; null for e-mail, whose messages bring their own'),
});
