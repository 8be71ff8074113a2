import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuSeconds } from '../../lib/cpu-seconds.test-support.ts';
import { readRequirements } from './read-requirements.ts';

/** What is read of a text, `+` required and `-` not required, in the order of the codes. */
function read(text: string, title = 'Kock'): string[] {
  return readRequirements(title, text, []).map(
    ({ requirement, state }) => `${state === 'required' ? '+' : '-'}${requirement}`,
  );
}

describe('a driving licence', () => {
  test.each([
    ['Körkort är ett krav.', ['+driving_licence']],
    ['Körkort krävs för tjänsten.', ['+driving_licence']],
    ['Du har B-körkort och god lokalkännedom.', ['+driving_licence:B']],
    ['- B-körkort', ['+driving_licence:B']],
    ['- Körkort klass C', ['+driving_licence:C']],
    ['Du måste ha CE-körkort och YKB.', ['+driving_licence:CE']],
    ['Körkort med behörighet B krävs.', ['+driving_licence:B']],
    ['Du skal have kørekort.', ['+driving_licence']],
    ['Du har kørekort kategori B.', ['+driving_licence:B']],
    ['Det er et krav, at du har kørekort til lastbil.', ['+driving_licence:C']],
    ['You must have a valid driving licence.', ['+driving_licence']],
    ["A category B driver's license is required.", ['+driving_licence:B']],
    ['- Driving licence', ['+driving_licence']],
    ['Körkort är meriterande.', ['-driving_licence']],
    ['B-körkort är en merit men inget krav.', ['-driving_licence', '-driving_licence:B']],
    ['Det är en fördel om du har körkort.', ['-driving_licence']],
    ['Kørekort er ikke et krav.', ['-driving_licence']],
    ['Ingen krav om kørekort.', ['-driving_licence']],
    ['Du behøver ikke kørekort.', ['-driving_licence']],
    ['Det er en fordel, hvis du har kørekort.', ['-driving_licence']],
    ['No driving licence needed.', ['-driving_licence']],
    ['A driving licence is not required.', ['-driving_licence']],
    ['A driving licence is an advantage.', ['-driving_licence']],
    ['B-körkort krävs, C-körkort är meriterande.', ['+driving_licence:B', '-driving_licence:C']],
    ['Meriterande:\n- C-körkort\n- Truckkort', ['-driving_licence:C']],
    // Said of others, perhaps, or not of a car.
    ['Du bör ha körkort.', []],
    ['Har du körkort?', []],
    ['Forklift licence is required.', []],
    ['Vi hjälper elever att ta körkort.', []],
    ['Vi erbjuder:\n- Körkort', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('a car', () => {
  test.each([
    ['Körkort och tillgång till egen bil krävs.', ['+driving_licence', '+own_car']],
    ['Du har egen bil til rådighed.', ['+own_car']],
    ['You need your own car.', ['+own_car']],
    ['Du får tillgång till bil i tjänsten.', []],
    ['Egen bil är inget krav.', ['-own_car']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('languages', () => {
  test.each([
    ['Du talar och skriver flytande svenska.', ['+language:sv']],
    ['Goda kunskaper i svenska och engelska är ett krav.', ['+language:en', '+language:sv']],
    ['Du behärskar svenska i tal och skrift, tyska är meriterande.', ['-language:de', '+language:sv']],
    ['Du taler og skriver flydende dansk.', ['+language:da']],
    ['Du behersker dansk i skrift og tale.', ['+language:da']],
    ['Det er et krav, at du taler dansk og engelsk.', ['+language:da', '+language:en']],
    ['Det er ikke et krav, at du taler dansk.', ['-language:da']],
    ['You are fluent in English.', ['+language:en']],
    ['Fluency in Danish or English is required.', []],
    ['Du taler dansk, svensk eller norsk.', []],
    ['Knowledge of Swedish is not required.', ['-language:sv']],
    ['Swedish is a plus, spoken and written.', ['-language:sv']],
    // Not of whoever is sought.
    ['Vi är ett svenskt företag med kunskap om den svenska marknaden.', []],
    ['Svenska kyrkan söker en vaktmästare med goda kunskaper.', []],
    ['The application must be written in English.', []],
    ['We communicate in English.', []],
    ['Skriv din ansökan på svenska.', []],
    ['Danish design company', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('education', () => {
  test.each([
    ['Du har en kandidatexamen i ekonomi.', ['+education:bachelor']],
    ['Civilingenjörsexamen krävs.', ['+education:master']],
    ['Du har minst gymnasieutbildning.', ['+education:secondary']],
    ['Du har en relevant kandidatuddannelse.', ['+education:master']],
    ['Du har svendebrev som elektriker.', ['+education:vocational']],
    ["You hold a bachelor's or master's degree.", ['+education:bachelor']],
    ["A master's degree is preferred.", ['-education:master']],
    ['You have a PhD degree.', ['+education:doctorate']],
    ['Kandidatexamen eller motsvarande erfarenhet.', []],
    ['We educate PhD students.', []],
    ['Vi erbjuder utbildning.', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('shifts', () => {
  test.each([
    ['Arbetstiden är förlagd dag, kväll och helg.', ['+shift:day', '+shift:evening', '+shift:weekend']],
    ['Arbejdet foregår i nattevagter og weekendvagter.', ['+shift:weekend']],
    ['Du arbejder på nathold.', ['+shift:night']],
    ['You will work night shifts.', ['+shift:night']],
    ['Inga kvälls- eller helgpass.', ['-shift:evening', '-shift:weekend']],
    ['No evening shifts or night shifts.', ['-shift:evening', '-shift:night']],
    ['Du kan välja dagpass eller nattpass.', []],
    ['Mulighed for vagter i weekenden.', []],
    ['God natt och välkommen.', []],
    ['Vi ses en kväll i veckan för att fika.', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('a title names them by themselves, a unit’s name does not', () => {
    expect(read('', 'Undersköterska natt')).toEqual(['+shift:night']);
    expect(read('', 'Sjuksköterskor till Kvälls- och helgmottagning')).toEqual([]);
  });
});

test('the source’s word stands over what the text says, and each tells where it is from', () => {
  const stated = [{ requirement: 'driving_licence:B', state: 'required' }] as const;
  expect(readRequirements('Kock', 'B-körkort är meriterande.\n- Flytande svenska', stated)).toEqual([
    { requirement: 'driving_licence:B', state: 'required', basis: 'source', evidence: null },
    { requirement: 'language:sv', state: 'required', basis: 'text', evidence: 'Flytande svenska' },
  ]);
});

test('a long sentence is quoted in part', () => {
  const [said] = readRequirements('Kock', `Körkort krävs ${'och mer '.repeat(80)}`, []);
  expect(said?.evidence?.length).toBeLessThanOrEqual(202);
});

test('no text makes it throw, or take long', () => {
  const pieces = fc.constantFrom(
    'körkort',
    'B-',
    ' krävs',
    'svenska',
    'flytande ',
    '\n- ',
    ', ',
    'ikke ',
    'natt',
    'AM/',
    'examen',
    '🙂',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 200 }), (parts) => {
      readRequirements('', parts.join(''), []);
    }),
    { numRuns: 200 },
  );
  const taken = cpuSeconds(() => {
    for (const piece of ['B-', 'AM/', ' ', 'no ', 'inga ', 'du ', 'körkort ', 'a'.repeat(50)])
      readRequirements('', piece.repeat(2_000), []);
  });
  expect(taken).toBeLessThan(3);
});
