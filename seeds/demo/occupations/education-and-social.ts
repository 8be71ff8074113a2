import type { OccupationSeed } from '../occupation-seed.ts';

export const EDUCATION_AND_SOCIAL: readonly OccupationSeed[] = [
  {
    key: 'preschool-teacher',
    sector: 'preschool',
    times: 'day',
    weight: 8,
    da: {
      noun: 'en pædagog',
      titles: [
        'Pædagog til vuggestuegruppe',
        'Pædagog til naturbørnehave',
        'Pædagog til børnehaven',
        'Støttende og legende pædagog',
      ],
      duties: [
        'skabe trygge rammer for leg, læring og venskaber',
        'planlægge aktiviteter ud fra den styrkede pædagogiske læreplan',
        'tale med forældrene om hverdag og trivsel',
        'lave sprogvurderinger',
        'tage børnene med ud i al slags vejr',
      ],
      needs: [
        'er uddannet pædagog',
        'ser det enkelte barn og fællesskabet på samme tid',
        'kan indhente en ren børne- og straffeattest',
      ],
    },
    sv: {
      noun: 'en förskollärare',
      titles: [
        'Förskollärare till avdelning för de yngsta',
        'Legitimerad förskollärare',
        'Förskollärare till förskola med naturprofil',
        'Förskollärare, tillsvidare heltid',
      ],
      duties: [
        'ansvara för undervisningen på avdelningen utifrån läroplanen',
        'skapa en trygg och lärande miljö för alla barn',
        'ha utvecklingssamtal med vårdnadshavare',
        'leda arbetslaget i det pedagogiska arbetet',
        'dokumentera och utvärdera',
      ],
      needs: [
        'har förskollärarlegitimation',
        'är lyhörd, lekfull och tydlig',
        'kan visa upp utdrag ur belastningsregistret',
      ],
    },
  },
  {
    key: 'childcare-worker',
    sector: 'preschool',
    times: 'day',
    weight: 7,
    da: {
      noun: 'en pædagogmedhjælper',
      titles: [
        'Pædagogmedhjælper til børnehus',
        'Pædagogmedhjælper, deltid',
        'Medhjælper til vuggestue, gerne ufaglært',
      ],
      duties: [
        'tage imod børnene om morgenen',
        'hjælpe med bleskift, måltider og flyverdragter',
        'sætte lege og små projekter i gang',
        'trøste, læse højt og gå på legeplads',
        'rydde op sammen med børnene',
      ],
      needs: [
        'er glad for børn og har overskud',
        'møder stabilt, også klokken 6.30',
        'kan indhente en ren børneattest',
      ],
    },
    sv: {
      noun: 'en barnskötare',
      titles: ['Barnskötare till förskola', 'Barnskötare, vikariat', 'Utbildad barnskötare till fritidshem'],
      duties: [
        'ta emot barnen på morgonen',
        'hjälpa till vid måltider, blöjbyten och påklädning',
        'leka, läsa och vara ute tillsammans med barnen',
        'delta i planering och dokumentation',
        'ha daglig kontakt med vårdnadshavare',
      ],
      needs: [
        'har barnskötarutbildning eller motsvarande',
        'kan arbeta både öppning och stängning',
        'kan visa upp utdrag ur belastningsregistret',
      ],
    },
  },
  {
    key: 'primary-teacher',
    sector: 'school',
    times: 'school',
    weight: 7,
    da: {
      noun: 'en folkeskolelærer',
      titles: [
        'Lærer til mellemtrinnet',
        'Lærer i matematik og natur/teknologi',
        'Dansklærer til indskolingen',
        'Lærer til udskolingen, engelsk og historie',
      ],
      duties: [
        'undervise i dine fag og være med til at udvikle dem',
        'være klasselærer sammen med en kollega',
        'planlægge forløb i fagteam',
        'samarbejde med forældrene',
        'give klar og brugbar feedback til eleverne',
      ],
      needs: [
        'er uddannet lærer',
        'skaber tydelige rammer og gode relationer',
        'har linjefag i mindst to af skolens fag',
      ],
    },
    sv: {
      noun: 'en grundskollärare',
      titles: [
        'Lärare årskurs 4-6',
        'Lärare i matematik och NO, årskurs 4-6',
        'Lärare i svenska och SO',
        'Mentor och lärare till mellanstadiet',
      ],
      duties: [
        'planera, genomföra och följa upp undervisningen',
        'vara mentor för en klass',
        'bedöma och sätta betyg',
        'samarbeta i arbetslag och med elevhälsan',
        'ha kontakt med vårdnadshavare',
      ],
      needs: [
        'har lärarlegitimation för årskurs 4-6',
        'är en tydlig ledare i klassrummet',
        'kan visa upp utdrag ur belastningsregistret',
      ],
    },
    en: {
      noun: 'a primary school teacher',
      titles: ['Primary years teacher, international school', 'English-speaking teacher for grade 5'],
      duties: [
        'teach your class through inquiry-based units',
        'plan together with your year team',
        'assess and give feedback to pupils',
        'meet parents from all over the world',
        'join trips and assemblies',
      ],
      needs: [
        'have a teaching degree and experience from an international curriculum',
        'speak and write English at a native level',
        'can present a clean criminal record',
      ],
    },
  },
  {
    key: 'secondary-teacher',
    sector: 'upper_school',
    times: 'school',
    weight: 4,
    da: {
      noun: 'en gymnasielærer',
      titles: [
        'Gymnasielærer i fysik og matematik',
        'Gymnasielærer i dansk og religion',
        'Lærer i kemi til stx og hf',
      ],
      duties: [
        'undervise i dine to fag på alle niveauer',
        'rette opgaver og vejlede i større skriftlige projekter',
        'udvikle tværfaglige forløb',
        'deltage i skolens teamsamarbejde',
        'være censor ved eksaminer',
      ],
      needs: [
        'er cand.mag. eller cand.scient. i mindst ét af fagene',
        'har pædagogikum eller vil i gang med det',
        'brænder for at formidle dit fag til unge',
      ],
    },
    sv: {
      noun: 'en gymnasielärare',
      titles: [
        'Gymnasielärare i matematik och fysik',
        'Gymnasielärare i svenska',
        'Gymnasielärare i samhällskunskap och historia',
      ],
      duties: [
        'undervisa på högskoleförberedande program',
        'bedöma, betygsätta och återkoppla',
        'handleda gymnasiearbeten',
        'vara mentor',
        'utveckla ämnet tillsammans med ämneslaget',
      ],
      needs: [
        'är legitimerad gymnasielärare i ämnena',
        'har god förmåga att möta elever med olika förutsättningar',
        'är van vid digitala verktyg',
      ],
    },
  },
  {
    key: 'social-worker',
    sector: 'social',
    times: 'office',
    weight: 5,
    da: {
      noun: 'en socialrådgiver',
      titles: [
        'Socialrådgiver til børn og unge',
        'Socialrådgiver til jobcenter',
        'Myndighedsrådgiver til voksenområdet',
        'Socialrådgiver til modtagelsen',
      ],
      duties: [
        'behandle sager efter barnets lov og serviceloven',
        'lave børnefaglige undersøgelser og handleplaner',
        'holde møder med familier og netværk',
        'følge op på indsatser',
        'journalisere og træffe afgørelser med god begrundelse',
      ],
      needs: [
        'er uddannet socialrådgiver eller socialformidler',
        'kan stå i det svære og stadig se muligheder',
        'skriver afgørelser, der er til at forstå',
      ],
    },
    sv: {
      noun: 'en socialsekreterare',
      titles: [
        'Socialsekreterare barn och unga',
        'Socialsekreterare till mottagningsenheten',
        'Socialsekreterare ekonomiskt bistånd',
        'Familjehemssekreterare',
      ],
      duties: [
        'utreda enligt socialtjänstlagen och LVU',
        'ha samtal med barn, föräldrar och nätverk',
        'upprätta vårdplaner och följa upp insatser',
        'skriva beslutsunderlag till nämnden',
        'samverka med skola, vård och polis',
      ],
      needs: ['är socionom', 'kan göra strukturerade bedömningar även under press', 'har B-körkort'],
    },
  },
  {
    key: 'social-educator',
    sector: 'social',
    times: 'round_the_clock',
    weight: 5,
    da: {
      noun: 'en socialpædagog',
      titles: [
        'Socialpædagog til botilbud',
        'Pædagog til bosted for unge med autisme',
        'Nattevagt til socialpsykiatrisk botilbud',
      ],
      duties: [
        'støtte beboerne i en hverdag med struktur og mening',
        'lave og følge op på handleplaner',
        'arbejde med low arousal og konfliktnedtrapning',
        'give medicin efter instruks',
        'samarbejde med pårørende og behandlere',
      ],
      needs: [
        'er pædagog eller har anden relevant uddannelse',
        'har erfaring med autisme, ADHD eller psykisk sårbarhed',
        'kan arbejde aften og hver anden weekend',
      ],
    },
    sv: {
      noun: 'en behandlingsassistent',
      titles: ['Behandlingsassistent till HVB-hem', 'Socialpedagog till LSS-boende', 'Boendestödjare'],
      duties: [
        'stötta de boende i vardagens rutiner',
        'arbeta efter genomförandeplaner',
        'använda lågaffektivt bemötande',
        'överlämna läkemedel på delegering',
        'ha kontakt med anhöriga, skola och myndigheter',
      ],
      needs: [
        'har utbildning som socialpedagog, behandlingsassistent eller liknande',
        'har erfarenhet av NPF eller psykisk ohälsa',
        'har B-körkort och kan arbeta kvällar och helger',
      ],
    },
  },
];
