import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuSeconds } from '../lib/cpu-seconds.test-support.ts';
import { maskDocument } from './html/mask-document.ts';
import { parseHtml } from './html/parse-html.ts';
import { renderHtml } from './html/render-html.ts';
import { renderText } from './html/render-text.ts';
import { maskPeople } from './people.ts';

describe('maskPeople', () => {
  it.each([
    ['Skriv til anna.berg@firma.dk.', 'Skriv til [e-mail].'],
    ['<Anna@Sub.Firma-AB.se>', '<[e-mail]>'],
    ['kontakt@malmö.se, job@ålborg.dk', '[e-mail], [e-mail]'],
    ['anna @ firma.se', '[e-mail]'],
    ['Skriv til anna . berg @ firma . dk !', 'Skriv til [e-mail] !'],
    ['anna @ firma . dk', '[e-mail]'],
    ['anna . berg @ firma.dk', '[e-mail]'],
    ['anna.berg@sub . firma . dk', '[e-mail]'],
    ['Vi er her . anna@firma.dk . Vi ses', 'Vi er her . [e-mail] . Vi ses'],
    ['Ring eller skriv. anna@firma.dk. Vi ses', 'Ring eller skriv. [e-mail]. Vi ses'],
    ['anna (at) firma.dk', '[e-mail]'],
    ['anna[at]firma[dot]dk', '[e-mail]'],
    ['anna(a)firma.se', '[e-mail]'],
    ['anna snabel-a firma.dk', '[e-mail]'],
    ['anna(snabela)firma.dk', '[e-mail]'],
    ['anna.berg at firma dot com', '[e-mail]'],
    ['mailto:anna@firma.dk', 'mailto:[e-mail]'],
    ['o\u2019hara+job_1@x.co.uk', 'o\u2019[e-mail]'],
    ['a@b.dk;c@d.se', '[e-mail];[e-mail]'],
    ['https://x.dk/?to=anna@firma.dk', 'https://x.dk/?to=[e-mail]'],
  ])('masks the address in %j', (text, masked) => {
    expect(maskPeople(text)).toBe(masked);
  });

  it.each([
    ['Tlf. 12 34 56 78.', 'Tlf. [tel.].'],
    ['tlf.: 12345678', 'tlf.: [tel.]'],
    ['Tlf. 20101112', 'Tlf. [tel.]'],
    ['Mobil: 2345 6789', 'Mobil: [tel.]'],
    ['+45 12 34 56 78', '[tel.]'],
    ['+4512345678', '[tel.]'],
    ['(+45) 1234 5678', '[tel.]'],
    ['0045 12345678', '[tel.]'],
    ['45 12 34 56 78', '[tel.]'],
    ['Kontakt Hanne Jensen på 30 12 34 56 eller 30123457', 'Kontakt Hanne Jensen på [tel.] eller [tel.]'],
    ['Hanne Jensen, 30123456', 'Hanne Jensen, [tel.]'],
    ['30.12.34.56', '[tel.]'],
    ['30-12-34-56', '[tel.]'],
    ['ring 70 27-76 65 65', 'ring 70 27-76 65 65'],
    ['call us on 7027 7665 Monday', 'call us on [tel.] Monday'],
    ['+46 (0)70-123 45 67', '[tel.]'],
    ['+46 70 123 45 67', '[tel.]'],
    ['+4670-1234567', '[tel.]'],
    ['0046-701234567', '[tel.]'],
    ['070-123 45 67', '[tel.]'],
    ['070-123 45 67Anna', '[tel.]Anna'],
    ['12 34 56 78 070-12 34 56 78', '[tel.] [tel.]'],
    ['070 123 45 67', '[tel.]'],
    ['070 - 123 45 67', '[tel.]'],
    ['0701234567', '[tel.]'],
    ['0701-234567', '[tel.]'],
    ['0701-23 45 67', '[tel.]'],
    ['070/123 45 67', '[tel.]'],
    ['070.123.45.67', '[tel.]'],
    ['08-12 34 56 78', '[tel.]'],
    ['08-123 456 78', '[tel.]'],
    ['040-34 10 00', '[tel.]'],
    ['040-341000', '[tel.]'],
    ['(040) 34 10 00', '[tel.]'],
    ['0411-57 70 00', '[tel.]'],
    ['Tel: 044-309 10 00', 'Tel: [tel.]'],
    ['+49 (0) 30 1234567', '[tel.]'],
    ['00 00 00 00', '[tel.]'],
    ['tel:+4512345678', 'tel:[tel.]'],
    ['Ring 040-34 10 00, vardagar 08.00-16.00', 'Ring [tel.], vardagar 08.00-16.00'],
    ['tlf. 2012 34 56', 'tlf. [tel.]'],
    ['Tlf 20 1234 56', 'Tlf [tel.]'],
    ['telefon: 201 234 56.', 'telefon: [tel.].'],
    ['Tel. 2 01 23 45 6', 'Tel. [tel.]'],
    ['Mobil: 20 12-34 56', 'Mobil: [tel.]'],
    ['Ring 20.1234.56', 'Ring [tel.]'],
    ['ring på 2012 34 56 i dag', 'ring på [tel.] i dag'],
    ['Telefonnummer: 2012 34 56', 'Telefonnummer: [tel.]'],
    ['Tlf. nr. 2012 34 56', 'Tlf. nr. [tel.]'],
    ['phone 2012 34 56', 'phone [tel.]'],
    ['Call us on 2012 34 56', 'Call us on [tel.]'],
    ['Tfn 0 40 34 10 00', 'Tfn [tel.]'],
    ['ring 0704 5 67 89 0', 'ring [tel.]'],
    ['tel 08 1234 567', 'tel [tel.]'],
    ['telefon 33 12 34 56/33 12 34 57', 'telefon [tel.]/[tel.]'],
  ])('masks the number in %j', (text, masked) => {
    expect(maskPeople(text)).toBe(masked);
  });

  it.each([
    'CVR 12345678',
    'CVR-nr.: 12 34 56 78',
    'cvr nr 27989306',
    'CVR: DK27989306',
    'SE-nr. 12345678',
    'org.nr 556016-0680',
    'Organisationsnummer: 5560160680',
    '556016-0680',
    '2120001124',
    '2025-09-30',
    '30-09-2025',
    '30.09.2025',
    '01/09/2025',
    '20250930',
    '01092025',
    'den 1 09 2025',
    '2025 09 30',
    '2024-2025',
    '2024 2025',
    'perioden 2025-01-01 - 2025-12-31',
    'uge 27 28 29 30',
    'Kontakta oss om 2024-2025',
    'ring senast 20250930',
    'kontakt os inden 01092025',
    'vecka 33-36',
    'weeks 27 - 36',
    '25 000 kr',
    '30 000 - 35 000 kr',
    '25.000–30.000 kr.',
    '12 500 000 kr',
    '35000000 kr',
    '132,15 - 165,19 kr/timme',
    '211 20 Malmö',
    '2100 København Ø',
    'Box 1234, 205 06 Malmö',
    'DK-2100',
    'S-211 20',
    'Ref.nr. 12345678',
    'Jobnummer: 12345678',
    'Job ID 12345678',
    'annonsnr 29512345',
    'Dnr 2025-1234',
    'UFV-PA 2025/2664',
    'Diarienummer 2025/1234-5',
    'stillingsnr. 2025-123456',
    'Referensnummer: 20251234',
    'sagsnr. 25-12345678',
    'EAN 5798000123456',
    'bankgiro 5050-1055',
    'kl. 08.00-16.00',
    'kl 08:30 – 17:30',
    '07-16',
    '08.00-20.00',
    'må-fr 7-16, lö 10-14',
    '08 00 16 30',
    '200 000 invånare',
    'mere end 500.000 mennesker',
    '500 000 indbyggere',
    '37 timer',
    '100 %',
    '12345678 kr',
    'https://example.org/jobs/12345678?id=70123456',
    'www.example.org/12-34-56-78',
    'https://x.se/4.1b4d24fb/12 ',
    'ISO 9001:2015',
    'EN 1090-2',
    'Twitter @firma',
    'C# @ work',
    'årets 10 12 14 16',
    '2012 34 56',
    'håring 2012 34 56',
    'Telefon 08.10-16.00',
    'Tlf. 9.00–12.00, 12.30-15.00',
    'Ring 2012 34',
    'tel 2012 34 56 kr',
    'version 1.2.3.4',
    '1 2 3 4 5 6 7 8',
    '24/7',
    '2 + 2',
    'f98f1759-491e-4009-8776-cf98cc2f1f3f',
  ])('leaves %j alone', (text) => {
    expect(maskPeople(text)).toBe(text);
  });

  it('masks what it masked no further', () => {
    const digits = fc.array(
      fc.constantFrom('0', '4', '5', '7', ' ', '-', '+', '.', '@', 'a', 'dk', '(', ')', '\n'),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(digits, (parts) => {
        const once = maskPeople(parts.join(''));
        expect(maskPeople(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('finds every generated address and number in any sentence', () => {
    const word = fc.constantFrom('Kontakt', 'ring', 'Hanne', 'på', 'eller', 'och', 'hos', 'oss', 'besøg');
    const name = fc.stringMatching(/^[a-z]{2,8}$/);
    const pair = fc.integer({ min: 30, max: 99 }).map(String);
    const email = fc.tuple(name, name).map(([local, domain]) => `${local}@${domain}.dk`);
    const danish = fc.tuple(pair, pair, pair, pair).filter((p) => new Set(p).size === 4);
    const number = danish.map((p) => `+45 ${p.join(' ')}`);
    const swedish = danish.map(([a, b, c]) => `070-1${a} ${b} ${c}`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.oneof(email, number, swedish)), { minLength: 1, maxLength: 5 }),
        (parts) => {
          const masked = maskPeople(parts.map(([before, person]) => `${before} ${person},`).join(' '));
          expect(masked).not.toMatch(/@|\d/);
        },
      ),
    );
  });

  it.each([
    ['letters', 'a'.repeat(200_000)],
    ['dots', 'a.'.repeat(100_000)],
    ['digits', '1'.repeat(200_000)],
    ['pairs', '12 '.repeat(66_000)],
    ['signs', 'a@'.repeat(100_000)],
    ['labels', `a@${'b-.'.repeat(66_000)}`],
    ['domain', `a@${'b.'.repeat(100_000)}1`],
    ['zeros', '0-'.repeat(100_000)],
    ['spaces', ' '.repeat(200_000)],
    ['spaced dots', `${'a . '.repeat(50_000)}@`],
    ['a spaced domain', `a @ ${'b . '.repeat(50_000)}1`],
    ['spaced signs', 'a . b @ '.repeat(25_000)],
  ])('stands 200 kB of %s', (_name, text) => {
    expect(cpuSeconds(() => expect(typeof maskPeople(text)).toBe('string'))).toBeLessThan(5);
  });
});

describe('maskDocument', () => {
  const mask = (html: string) => maskDocument(parseHtml(html).blocks);

  it.each([
    ['<p>Skriv til <b>anna</b>@firma.dk</p>', '<p>Skriv til <strong>[e-mail]</strong></p>'],
    ['<p>anna<b>@firma.dk</b> nu</p>', '<p>[e-mail] nu</p>'],
    ['<a href="mailto:anna@firma.dk">anna@firma.dk</a>', '<p>[e-mail]</p>'],
    ['<a href="tel:+4512345678">12 34 <i>56</i> 78</a>', '<p>[tel.]</p>'],
    ['<ul><li>12 34 56 78</li><li>a@b.dk</li></ul>', '<ul><li>[tel.]</li><li>[e-mail]</li></ul>'],
    ['<table><tr><td>a@b.dk</td></tr></table>', '<table><tbody><tr><td>[e-mail]</td></tr></tbody></table>'],
    ['<blockquote>a&#64;b.dk</blockquote>', '<blockquote><p>[e-mail]</p></blockquote>'],
    ['<p>12 34<br>56 78</p>', '<p>12 34<br />56 78</p>'],
  ])('%s', (html, masked) => {
    expect(renderHtml(mask(html))).toBe(masked);
  });

  it('says the same in HTML and in text', () => {
    const html =
      '<p>Hanne, <b>12 34</b> 56 78 eller hanne@firma.dk, CVR 27989306</p><ul><li>070-123 45 67</li></ul>';
    expect(renderText(mask(html))).toBe('Hanne, [tel.] eller [e-mail], CVR 27989306\n\n- [tel.]');
    expect(maskPeople(renderText(parseHtml(html).blocks))).toBe(renderText(mask(html)));
  });
});

it.each([
  ['kontakt Anna på 0708-12\u00a034\u00a056', 'kontakt Anna på [tel.]'],
  ['tel 070\u2011123\u201145\u201167', 'tel [tel.]'],
  ['070\u2009123\u200945\u200967', '[tel.]'],
  ['４０ ４０ ４０ ４０', '[tel.]'],
  ['＋46 70 123 45 67', '[tel.]'],
  ['WhatsApp 45-40404040', 'WhatsApp [tel.]'],
])('knows %j by its look', (text, masked) => {
  expect(maskPeople(text)).toBe(masked);
});
