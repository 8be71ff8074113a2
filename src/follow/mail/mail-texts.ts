import type { Language } from '../../domain/codes.ts';
import type { HowOften } from '../../domain/follow.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** What messages to followers say. In braces what is put in. */
export interface MailTexts {
  readonly confirm: {
    readonly subject: string;
    /** With {search} and how often. */
    readonly asked: Readonly<Record<HowOften, string>>;
    readonly press: string;
    readonly button: string;
    readonly expires: string;
    readonly notYou: string;
  };
  readonly news: {
    /** With {count} and {search}. */
    readonly subject: Readonly<Record<'one' | 'other', string>>;
    readonly lead: Readonly<Record<'one' | 'other', string>>;
    readonly deadline: string;
    readonly untitled: string;
    /** With {count}: those not listed. */
    readonly more: Readonly<Record<'one' | 'other', string>>;
    readonly seeAll: string;
    readonly why: string;
    readonly stop: string;
    readonly about: string;
  };
}

export const MAIL_TEXTS: Readonly<Record<Language, MailTexts>> = { da, sv, en };
