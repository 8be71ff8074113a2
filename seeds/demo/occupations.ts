import type { OccupationSeed } from './occupation-seed.ts';
import { CONSTRUCTION } from './occupations/construction.ts';
import { EDUCATION_AND_SOCIAL } from './occupations/education-and-social.ts';
import { HEALTH } from './occupations/health.ts';
import { HOSPITALITY_AND_PROPERTY } from './occupations/hospitality-and-property.ts';
import { INDUSTRY_LAND_AND_SCIENCE } from './occupations/industry-land-and-science.ts';
import { TECHNOLOGY } from './occupations/technology.ts';
import { TRADE_AND_OFFICE } from './occupations/trade-and-office.ts';
import { TRANSPORT } from './occupations/transport.ts';

export const OCCUPATIONS: readonly OccupationSeed[] = [
  ...HEALTH,
  ...EDUCATION_AND_SOCIAL,
  ...CONSTRUCTION,
  ...TECHNOLOGY,
  ...TRANSPORT,
  ...HOSPITALITY_AND_PROPERTY,
  ...TRADE_AND_OFFICE,
  ...INDUSTRY_LAND_AND_SCIENCE,
];
