import type { WrittenAboutText } from './about-text.ts';

export const da: WrittenAboutText = {
  title: 'Om Sundet',
  lead: 'Én søgning efter job og rejser på begge sider af Øresund: Sjælland med Bornholm og Skåne.',
  sections: [
    {
      id: 'what',
      title: 'Hvad Sundet gør',
      paragraphs: [
        'Sundet henter hver nat de ledige stillinger fra de to landes jobbanker, fra andre jobsider og fra arbejdsgivere, der selv offentliggør deres, og gør dem søgbare sammen på dansk, svensk og engelsk. Begge landes køreplaner læses som én, så ethvert job kan vurderes efter, hvordan man kommer derhen og hjem igen.',
        'Det er altid den oprindelige annonce hos kilden, der gælder. Sundet tilføjer noget, som annoncen ikke selv siger, for eksempel stillingens navn på de andre sprog, og gør opmærksom på det, hvor det er sket.',
      ],
    },
    {
      id: 'closed',
      title: 'Når et job forsvinder',
      paragraphs: [
        'Et job lukkes kun her, når kilden siger, at det er væk, når sidste dag for annonceringen er passeret, eller når kildens fulde liste beviser, at det ikke længere er der. Går en nat galt, beholder vi alt, og driftsstatus fortæller, hvad der skete.',
      ],
    },
    {
      id: 'privacy',
      title: 'Privatliv',
      paragraphs: [
        'Sundet har ingen brugerkonti og måler ikke dine besøg. {loads} Det, du søger efter, bliver ikke logget: Serverens log viser, hvilken side der blev bedt om, men aldrig ord, steder eller adresser.',
        'Hvor du bor, hvis du fortæller det, husker kun din browser: i en cookie, som vi kun sætter, når du angiver et hjem, og som forsvinder, når browseren lukkes, eller du trykker på ”Glem mit hjem”. Der er ingen andre cookies. Stedet sendes til Sundet for at beregne rejser, afrundes til omkring hundrede meter, før det bruges, og gemmes ikke her. Det kommer kun med i et link, hvis du beder om et link, der indeholder det.',
        'Stednavne slår vi op i vores egne tabeller. Har den, der driver siden, slået en adressetjeneste til, får tjenesten det, du skriver i et stedfelt, men ikke hvem du er.',
        'Din jobliste og dine noter bliver i din browser, indtil du selv deler dem. Det, du deler, opbevares derefter her, indtil linket udløber, eller du trækker det tilbage: jobbene, dine noter og, kun hvis du beder om det, afrundede rejsetider, aldrig din adresse. Den, der har linket, kan læse det, og ingen andre; vi gemmer ingen nøgle til det. En fil, du henter, laves af det, din browser sender, og gemmes ikke.',
        'Følger du en søgning, gemmer vi den, uden dit hjem, og den e-mailadresse eller webadresse, du har bekræftet, indtil du stopper. Det gør du med linket i hver mail eller det, du fik sammen med webhooken, og så slettes det hele.',
        'For at ingen kan overbelaste tjenesten, ligger din netværksadresse i hukommelsen et stykke tid, højst en halv time. Den gemmes ingen steder.',
        'Kontaktpersoner i annoncer gemmes ikke, og e-mailadresser og telefonnumre i teksterne er skjult. Nævner en annonce dig alligevel, så skriv til os, og vi fjerner navnet fra alt det, vi har.',
      ],
    },
    {
      id: 'accessibility',
      title: 'Tilgængelighed',
      paragraphs: [
        'Siderne sigter efter WCAG 2.2, niveau AA. De bliver testet automatisk på tre sprog, på smalle og brede skærme og kun med tastaturet. De virker uden scripts overalt, hvor de blot viser noget.',
        'Kendte mangler: Annoncernes tekster er forfatternes egne og kan mangle overskrifter eller et klart sprog. Kortet kan ikke læses af en skærmlæser; alt på det står også i listen ved siden af. Siderne er ikke prøvet af brugere med skærmlæser endnu.',
        'Er der noget, der spærrer for dig, så skriv til os, og fortæl hvilken side det er, og hvad du bruger.',
        'Skrevet den 28. november 2026 efter vores egen gennemgang og automatiske prøver med axe-core.',
      ],
    },
  ],
  loads: {
    nothing: 'Din browser henter ikke noget hos andre.',
    tiles:
      'Åbner du et kort, henter din browser billederne i det hos {host}. Den server ser da din netværksadresse og hvilket område du kigger på, måske der, hvor du bor, men ikke hvad du søger efter. Ellers henter din browser ikke noget hos andre.',
  },
  sources: {
    id: 'sources',
    title: 'Hvor jobbene kommer fra',
    paragraphs: [
      'Hver kilde læses gennem sin egen offentlige grænseflade, langsomt og med vores navn og en adresse, hvor folkene bag den kan få fat i os.',
    ],
  },
  licence: 'Licens: {licence}',
  alsoUsed: {
    id: 'also',
    title: 'Hvad vi ellers bygger på',
    paragraphs: [
      'Køreplaner: Rejseplanen (Danmark) og Trafiklab/Samtrafiken med Skånetrafiken (Sverige, CC0 1.0).',
      'Tjenesten bruger Europa-Kommissionens ESCO-klassifikation. (This service uses the ESCO classification of the European Commission.)',
      'Svenske stillingsbetegnelser: JobTechs taksonomi, Arbetsförmedlingen (CC0 1.0).',
      'Stillingsgrupper: ISCO-08 fra Den Internationale Arbejdsorganisation (ILO), med vores egne betegnelser; DISCO-08 fra Danmarks Statistik, hvor den er indlæst.',
      'Kommuner og postnumre: koder og navne fra Danmarks Statistik, SCB og PostNord.',
      'Adresser, hvor de er slået til: Photon med data fra OpenStreetMaps bidragydere (ODbL) og Adressevælger.',
      'Kystlinje: Natural Earth, frit tilgængelig (public domain).',
    ],
  },
  mapTiles: 'Kortets billeder: ',
  contact: 'Skriv til os: {contact}',
};
