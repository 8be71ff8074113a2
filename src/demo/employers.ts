import { NAME_STEMS } from '../../seeds/demo/employer-names.ts';
import { SECTORS, type SectorKey } from '../../seeds/demo/sectors.ts';
import { slugOf } from './fill-in.ts';
import { inventCvr, inventOrganisationNumber, inventPhone } from './identity-numbers.ts';
import { type Random, seededRandom, seedOf } from './random.ts';

/** An invented employer; the same name is always the same employer. */
export interface DemoEmployer {
  readonly name: string;
  readonly country: 'DK' | 'SE';
  readonly orgNumber: string;
  readonly colleagues: number;
  /** Host name under `.example`, which is nobody's (RFC 2606). */
  readonly host: string;
  readonly mail: string;
  readonly phone: string;
}

const LEGAL_FORM = / (?:A\/S|ApS|I\/S|AB)$/;

/** How many of the names are used in one municipality: more would make every ad another employer's. */
const STEMS_PER_MUNICIPALITY = 4;

export function inventEmployer(
  sector: SectorKey,
  country: 'DK' | 'SE',
  municipalityCode: string,
  random: Random,
): DemoEmployer {
  const stems = NAME_STEMS[country];
  const local = seededRandom(seedOf(`${municipalityCode} ${sector}`)).shuffle(stems);
  const stem = local[random.whole(0, STEMS_PER_MUNICIPALITY - 1)] ?? stems[0];
  const pattern = random.pick(SECTORS[sector].employers[country]);
  return employerNamed(pattern.replace('{B}', stem).replace('{G}', `${stem}s`), sector, country);
}

function employerNamed(name: string, sector: SectorKey, country: 'DK' | 'SE'): DemoEmployer {
  const own = seededRandom(seedOf(`${country} ${name}`));
  const [least, most] = SECTORS[sector].size;
  const host = `${slugOf(name.replace(LEGAL_FORM, ''))}.example`;
  return {
    name,
    country,
    orgNumber: country === 'DK' ? inventCvr(own) : inventOrganisationNumber(own, SECTORS[sector].isPublic),
    colleagues: own.whole(least, most),
    host,
    mail: `job@${host}`,
    phone: inventPhone(own, country),
  };
}
