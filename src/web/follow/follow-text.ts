import type { Language } from '../../domain/codes.ts';
import type { FollowState, HowOften } from '../../domain/follow.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** Why what was typed will not do. */
export type FollowFault = 'not_an_email' | 'not_a_url' | 'not_https' | 'not_public' | 'too_many' | 'no_room';

/** What the pages about following say. Read by the server alone: these pages need no script. */
export interface FollowText {
  readonly title: string;
  readonly lead: string;
  /** A search that asks for nothing. */
  readonly everything: string;
  readonly withoutHome: string;
  readonly email: {
    readonly title: string;
    readonly field: string;
    readonly submit: string;
    readonly privacy: string;
  };
  readonly howOften: string;
  readonly often: Readonly<Record<HowOften, string>>;
  readonly webhook: {
    readonly title: string;
    readonly lead: string;
    readonly field: string;
    readonly submit: string;
  };
  readonly feed: string;
  readonly back: string;
  readonly faults: Readonly<Record<FollowFault, string>>;
  readonly mailed: { readonly title: string; readonly text: string; readonly missing: string };
  readonly hooked: {
    readonly title: string;
    readonly text: string;
    readonly secret: string;
    readonly link: string;
    readonly once: string;
  };
  readonly confirm: { readonly title: string; readonly button: string };
  readonly confirmed: { readonly title: string; readonly text: string };
  readonly stop: {
    readonly title: string;
    readonly button: string;
    readonly states: Readonly<Record<FollowState, string>>;
  };
  readonly stopped: { readonly title: string; readonly text: string };
  readonly invalid: { readonly title: string; readonly text: string };
}

const TEXTS: Readonly<Record<Language, FollowText>> = { da, sv, en };

export function followText(language: Language): FollowText {
  return TEXTS[language];
}
