import { z } from 'zod';

/** The two countries of the Sound. */
export const COUNTRIES = ['DK', 'SE'] as const;
export const Country = z.enum(COUNTRIES);
export type Country = z.infer<typeof Country>;

/** The three languages a reader may use and an ad may be searched in. */
export const LANGUAGES = ['da', 'sv', 'en'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

export const HOURS = ['full_time', 'part_time'] as const;
export const Hours = z.enum(HOURS);
export type Hours = z.infer<typeof Hours>;

export const DURATIONS = ['permanent', 'temporary'] as const;
export const Duration = z.enum(DURATIONS);
export type Duration = z.infer<typeof Duration>;

/** How closely a workplace is known. `municipality` and `unknown` never carry coordinates. */
export const PRECISIONS = ['address', 'postcode', 'municipality', 'unknown'] as const;
export const Precision = z.enum(PRECISIONS);
export type Precision = z.infer<typeof Precision>;

/**
 * Where an occupation code comes from: the source's own ESCO statement, an official mapping of the source's own
 * classification, or our reading of the title.
 */
export const OCCUPATION_BASES = ['stated', 'mapped', 'inferred'] as const;
export const OccupationBasis = z.enum(OCCUPATION_BASES);
export type OccupationBasis = z.infer<typeof OccupationBasis>;

/** Why a vacancy is no longer open. */
export const CLOSED_REASONS = ['removed', 'missing', 'expired', 'left_region'] as const;
export const ClosedReason = z.enum(CLOSED_REASONS);
export type ClosedReason = z.infer<typeof ClosedReason>;
