import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['da', 'Sygeplejerske til aftenvagt', 'Vi søger en kollega, der har lyst til at arbejde hos os.'],
    ['da', 'Er du vores nye kok?', ''],
    ['da', 'Tømrer søges', 'Du skal kunne arbejde selvstændigt, og vi tilbyder god løn.'],
    [
      'da',
      'Software Engineer',
      'Bliv en del af vores team og arbejd med cloud, DevOps og data platforms i en virksomhed, der vokser.',
    ],
    ['sv', 'Undersköterska sökes till äldreboende', ''],
    ['sv', 'Software Engineer', 'Vi söker dig som vill vara med och utveckla vår platform i ett agile team.'],
    ['sv', 'Lärare i matematik', 'Tjänsten är en tillsvidareanställning på heltid.'],
    ['sv', 'Vill du jobba hos oss?', 'Skicka in din ansökan.'],
    ['en', 'Senior developer', 'We are looking for an experienced developer to join our team in Copenhagen.'],
    ['en', 'Postdoc at the Department of Chemistry', ''],
    ['en', 'Nurse', 'You will work with patients and their families in Malmö and Lund.'],
  ] as const)('%s: %s', (language, title, text) => {
    expect(detectLanguage(title, text)).toBe(language);
  });

  it.each([
    [
      'Norwegian',
      'Sykepleier søkes',
      'Vi søker deg som har erfaring fra sykehus og som ønsker å jobbe hos oss. Du må beherske norsk og være opptatt av kvalitet, og du får gode kollegaer.',
    ],
    [
      'German',
      'Krankenpfleger gesucht',
      'Wir suchen Sie für unser Team. Sie haben Erfahrung mit der Pflege und sprechen Deutsch.',
    ],
    ['Dutch', 'Verpleegkundige', 'Wij zijn op zoek naar een collega met ervaring die bij ons wil werken.'],
    [
      'French',
      'Infirmier',
      'Nous recherchons une personne avec de l’expérience pour rejoindre notre équipe dans le Nord.',
    ],
    [
      'Spanish',
      'Enfermera',
      'Buscamos una persona con experiencia para trabajar en nuestro equipo de Madrid.',
    ],
    [
      'Polish',
      'Pracownik magazynu',
      'Szukamy osób do pracy w magazynie. Praca w systemie zmianowym, mile widziane doświadczenie.',
    ],
    [
      'Finnish',
      'Sairaanhoitaja',
      'Etsimme kokenutta hoitajaa ja tarjoamme hyvän työn. Sinulla on kokemusta.',
    ],
    ['nothing', '', ''],
    ['a name', 'IKEA', ''],
    ['numbers', '2025-09-30', '12 34 56'],
    ['masks and addresses', '[e-mail]', 'https://the-and-of.example.org/we/are [tel.]'],
  ])('null for %s', (_name, title, text) => {
    expect(detectLanguage(title, text)).toBeNull();
  });

  it('takes the language with more text of an ad in two', () => {
    const danish = 'Vi søger en medarbejder til vores lager, og du skal kunne køre truck. ';
    const english = 'We are looking for an employee for our warehouse and you must have a licence. ';
    expect(detectLanguage('Lager', danish.repeat(3) + english)).toBe('da');
    expect(detectLanguage('Lager', danish + english.repeat(3))).toBe('en');
  });
});
