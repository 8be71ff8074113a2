import type { Requirement, RequirementClaim, RequirementCode } from '../../domain/requirement.ts';
import { readEducation } from './read-education.ts';
import { readLanguages } from './read-languages.ts';
import { readLicence } from './read-licence.ts';
import { leavesChoice, readShifts, readTitleShifts } from './read-shifts.ts';
import { type Statement, statementsOf } from './statements.ts';

const LONGEST_EVIDENCE = 200;

/** One quick look whether a line can say anything of what is read: most cannot. */
const OF_INTEREST =
  /k[öø]rekort|körkort|licen[cs]e|\bbil\b|\bcar\b|vehicle|svensk|dansk|danish|engelsk|english|norsk|norweg|tysk|german|swedish|finsk|finnish|fransk|french|spansk|spanish|polsk|polish|arab|ryska|russi|italien|italian|holl|dutch|isl[äa]n|portug|ukrain|rum[äæ]n|t[uy]rk|persi|somali|urdu|hindi|kines|chines|japan|examen|utbildning|uddann|degree|ph\.?d|doctor|disputerad|m\.?sc|b\.?sc|grad\b|svendebrev|faglært|vocational|school|gymnasi|\bdag|\bday|kväll|aften|evening|natt|nätter|\bnat|night|helg|weekend/i;

const READERS = [readLicence, readLanguages, readEducation, readShifts] as const;

/**
 * What an ad asks for: what its source states, and what its text says where the source is silent. Reading is cautious:
 * what is only named, may be, or contradicts itself is not stated.
 * @param text as `normaliseBody` writes it, people masked: its words become evidence.
 */
export function readRequirements(
  title: string,
  text: string,
  stated: readonly RequirementClaim[],
): Requirement[] {
  const found = new Map<RequirementCode, Requirement>();
  for (const claim of stated) keep(found, { ...claim, basis: 'source', evidence: null });
  const statements = statementsOf(text, (line) => OF_INTEREST.test(line));
  const isChoice = statements.some(leavesChoice);
  if (!isChoice)
    for (const shift of readTitleShifts(title))
      keep(found, { requirement: `shift:${shift}`, state: 'required', basis: 'text', evidence: title });
  for (const statement of statements) {
    for (const read of READERS) {
      for (const claim of read(statement)) {
        const isLoose = isChoice && claim.requirement.startsWith('shift:') && claim.state === 'required';
        if (!isLoose) keep(found, { ...claim, basis: 'text', evidence: evidenceOf(statement) });
      }
    }
  }
  return consistent(found);
}

/** A source's word stands; among sentences a demand outweighs an advantage; the first to say it is quoted. */
function keep(found: Map<RequirementCode, Requirement>, said: Requirement): void {
  const known = found.get(said.requirement);
  const isStronger =
    known?.basis === said.basis && known.state === 'not_required' && said.state === 'required';
  if (known === undefined || isStronger) found.set(said.requirement, said);
}

/** A licence of a class that is required is a licence that is required, whatever a sentence says of others. */
function consistent(found: ReadonlyMap<RequirementCode, Requirement>): Requirement[] {
  const all = [...found.values()];
  const hasClass = all.some(
    ({ requirement, state }) => requirement.startsWith('driving_licence:') && state === 'required',
  );
  return all
    .filter(({ requirement }) => !(hasClass && requirement === 'driving_licence'))
    .toSorted((one, other) => (one.requirement < other.requirement ? -1 : 1));
}

function evidenceOf({ text }: Statement): string {
  return text.length <= LONGEST_EVIDENCE ? text : `${text.slice(0, LONGEST_EVIDENCE).trimEnd()} …`;
}
