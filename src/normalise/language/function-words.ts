/** The languages told apart: the three that Sundet knows, and those that would otherwise be taken for one of them. */
export type KnownLanguage = 'da' | 'sv' | 'en' | 'no' | 'de' | 'nl' | 'fr' | 'es' | 'pl' | 'fi';

/**
 * Words that hold sentences together, and the commonest of ads. A word of several languages speaks for each of them
 * with less weight. Chosen by hand from the languages' frequency lists.
 */
export const FUNCTION_WORDS: Readonly<Record<KnownLanguage, string>> = {
  da:
    'og i at er en et den det til på af for med som vi du der har kan vil ikke de om fra eller dig din dit dine os ' +
    'vores jer jeres hos skal ved også blive bliver være var når hvor hvad hvordan efter mellem samt både noget ' +
    'nogle meget mere mest alle andre denne dette disse hvis men kun ud op ind nu så må bør gerne gennem under mod ' +
    'uden indenfor inden mange flere god gode dig sig sin sit sine han hun man jeg mig min hver hvert lige ' +
    'søger søges stilling stillingen arbejde arbejder arbejdet medarbejder medarbejdere ansøgning ansættelse ' +
    'erfaring timer løn opgaver uddannelse hverdag virksomhed kollegaer kolleger afdeling dagligt ugentligt',
  sv:
    'och i att är en ett den det till på av för med som vi du har kan vill inte de om från eller dig din ditt dina ' +
    'oss vår vårt våra er ert era hos ska skall vid också bli blir vara var när där hur vad efter mellan samt både ' +
    'något några mycket mer mest alla andra denna detta dessa men bara ut upp in nu så får bör gärna genom under mot ' +
    'utan inom många flera fler bra goda sig sin sitt sina han hon man jag mig min varje även eftersom ' +
    'söker sökes tjänst tjänsten arbete arbetar arbeta medarbetare ansökan anställning erfarenhet timmar lön ' +
    'arbetsuppgifter utbildning vardag företag kollegor avdelning heltid deltid vikariat undersköterska',
  en:
    'the and of to in a is for with as you we are be on our your will have or this that at by an from it can not ' +
    'who what which their they has if more about all also into within other work working team looking experience ' +
    'skills ability join role us them these those been was were would should must while when where how do does ' +
    'responsible opportunity position candidate apply application please contact us strong knowledge good part',
  no:
    'og i å er en ei et den det til på av for med som vi du har kan vil ikke de om fra eller deg din ditt dine oss ' +
    'vår vårt våre dere hos skal ved også bli blir være var når hvor hva hvordan etter mellom samt både noe noen ' +
    'mye mer mest alle andre denne dette disse hvis men bare ut opp inn nå så må bør gjerne gjennom under mot uten ' +
    'innen mange flere god gode seg sin sitt sine han hun man jeg meg min hver hvert ' +
    'søker stilling stillingen arbeid arbeider arbeidet medarbeider søknad ansettelse erfaring timer lønn oppgaver ' +
    'utdanning hverdag bedrift kollegaer avdeling',
  de:
    'und der die das ist nicht ein eine einen einem einer in zu den dem des mit von für auf sie wir ihr ihre ihren ' +
    'sich auch als bei im an aus oder werden wird sind haben hat nach über zur zum wie unser unsere unseren dich ' +
    'dein deine du kannst suchen sowie bis durch erfahrung stelle arbeit aufgaben kenntnisse',
  nl:
    'de het een en van in is op te dat die voor met zijn niet aan er om ook als bij of uit naar door je jij wij ons ' +
    'onze jouw wordt worden hebben heeft kan deze dit maar werk ervaring functie ben bent zoeken',
  fr:
    'le la les de des du et est en un une dans pour que qui sur avec par au aux vous nous votre notre vos nos ce ' +
    'cette ces plus ou sont être avoir poste expérience équipe travail recherche',
  es:
    'el la los las de del y en un una que es para con por se su al lo como más o pero sus este esta son nuestro ' +
    'nuestra experiencia trabajo equipo puesto buscamos',
  pl: 'i w na z do się nie jest to że o jak dla po od oraz praca pracy przez lub są jako osób szukamy doświadczenie mile',
  fi: 'ja on ei se että en oli hän kun niin myös tai sekä olet sinulla meillä työ työn kokemus etsimme ovat joka',
};

/** Letters by which a reader knows a language before reading, and how much one word with them says. */
export const LETTERS: readonly {
  readonly pattern: RegExp;
  readonly speaksFor: Partial<Record<KnownLanguage, number>>;
}[] = [
  { pattern: /[æø]/, speaksFor: { da: 0.4, no: 0.3 } },
  { pattern: /å/, speaksFor: { da: 0.15, sv: 0.15, no: 0.15 } },
  { pattern: /[äö]/, speaksFor: { sv: 0.35, de: 0.2, fi: 0.3 } },
  { pattern: /[üß]/, speaksFor: { de: 0.6 } },
  { pattern: /ää|yy|öö/, speaksFor: { fi: 0.6 } },
  { pattern: /[ąęłśżźćń]/, speaksFor: { pl: 0.8 } },
  { pattern: /[àèêçœùû]/, speaksFor: { fr: 0.5 } },
  { pattern: /[ñ¿¡]/, speaksFor: { es: 0.6 } },
];

/** How words end and are put together; for titles, which have few function words. */
export const FORMS: readonly {
  readonly pattern: RegExp;
  readonly speaksFor: Partial<Record<KnownLanguage, number>>;
}[] = [
  {
    pattern:
      /(?:plejer|plejerske|lærer|hjælper|assistent|medarbejder|konsulent|leder|vejleder|tekniker|mester)e?n?$/,
    speaksFor: { da: 0.3 },
  },
  { pattern: /(?:ning|else|hed|skab)(?:en|er|s)?$/, speaksFor: { da: 0.1, no: 0.1 } },
  {
    pattern:
      /(?:sköterska|lärare|skötare|arbetare|ledare|ansvarig|tekniker|säljare|handläggare|biträde|vårdare)n?$/,
    speaksFor: { sv: 0.5 },
  },
  { pattern: /(?:ningar|het|skap|ande|arna|orna)$/, speaksFor: { sv: 0.2 } },
  { pattern: /(?:sjon|sjonen|lighet|eier|bygd|utdannelse)$/, speaksFor: { no: 0.4 } },
  { pattern: /(?:tion|tionen|tioner)$/, speaksFor: { da: 0.08, sv: 0.08, en: 0.08 } },
  { pattern: /(?:ing|ment|ness|ship|ity)$/, speaksFor: { en: 0.1 } },
  { pattern: /(?:ck|kt|x)/, speaksFor: { sv: 0.04, en: 0.04 } },
];
