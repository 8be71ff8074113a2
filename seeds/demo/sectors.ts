import type { SectorSeed } from './sector-seed.ts';
import { CARE_SECTORS } from './sectors/care-and-learning.ts';
import { SERVICE_SECTORS } from './sectors/service-and-office.ts';
import { WORKS_SECTORS } from './sectors/works-and-transport.ts';

export const SECTORS = { ...CARE_SECTORS, ...WORKS_SECTORS, ...SERVICE_SECTORS } as const satisfies Readonly<
  Record<string, SectorSeed>
>;

export type SectorKey = keyof typeof SECTORS;
