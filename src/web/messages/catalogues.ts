import type { Language } from '../../domain/codes.ts';
import type { Catalogue } from './catalogue.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** The pages' texts in each of the reader's languages. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { da, sv, en };
