import type { SectorSeed } from '../sector-seed.ts';

export const WORKS_SECTORS = {
  trades: {
    isPublic: false,
    setting: 'any',
    size: [8, 45],
    employers: {
      DK: ['{G} Håndværk ApS', '{B} El & VVS A/S', 'Mestrene fra {B} ApS'],
      SE: ['{G} Installation AB', '{B} Bygg & El AB', 'Hantverkarna i {B} AB'],
    },
    da: {
      aim: ['lave godt håndværk, som stadig er pænt om tredive år'],
      about: [
        '{employer} er en håndværksvirksomhed {at} {town} med {count} ansatte. Vi laver alt fra små serviceopgaver hos private til store renoveringer for boligselskaber, og vi har ordrer i bogen langt ind i næste år.',
        'Vi har været {at} {town} i mere end tyve år og lever af, at kunderne anbefaler os til naboen. {employer} beskæftiger {count} svende, lærlinge og funktionærer, og mester er stadig med ude.',
      ],
      offers: [
        'velholdt servicevogn og godt værktøj',
        'løn efter kvalifikationer og akkord, hvor det giver mening',
        'opgaver tæt på hjemmet',
        'morgenbrød om fredagen',
      ],
    },
    sv: {
      aim: ['göra gott hantverk som håller i trettio år'],
      about: [
        '{employer} är ett hantverksföretag {at} {town} med {count} anställda. Vi gör allt från små serviceuppdrag hos privatpersoner till stora renoveringar åt bostadsbolag, och orderboken är full långt in på nästa år.',
        'Vi har funnits {at} {town} i över tjugo år och lever på att kunderna rekommenderar oss till grannen. {employer} har {count} montörer, lärlingar och tjänstemän, och chefen är fortfarande med ute.',
      ],
      offers: [
        'välutrustad servicebil och bra verktyg',
        'lön enligt kollektivavtal och möjlighet till ackord',
        'uppdrag nära hemmet',
        'gemensam frukost på fredagar',
      ],
    },
    en: {
      aim: ['do good work on some of the largest sites in the region'],
      about: [
        '{employer} is a contractor in {town} with {count} employees from nine countries. We work on data centres, hospitals and housing on both sides of the Sound, and English is spoken on most of our sites.',
      ],
      offers: [
        'good tools and a well-equipped van',
        'pay by collective agreement',
        'help with papers and registration',
      ],
    },
  },
  construction: {
    isPublic: false,
    setting: 'any',
    size: [25, 180],
    employers: {
      DK: ['{B} Entreprise A/S', '{G} Anlæg & Byg A/S'],
      SE: ['{B} Entreprenad AB', '{G} Anläggning AB'],
    },
    da: {
      aim: ['bygge veje, skoler og boliger, som folk bliver glade for'],
      about: [
        '{employer} er en entreprenør med {count} medarbejdere og hovedkontor {at} {town}. Lige nu bygger vi en skole, to boligkvarterer og en cykelbro, og vi har egen maskinpark.',
        'Hos {employer} planlægger vi, før vi graver. Vi er {count} kolleger fordelt på plads, værksted og kontor {at} {town}, og arbejdsmiljøet er det første punkt på alle møder.',
      ],
      offers: [
        'ordnede forhold og overenskomst',
        'nyt arbejdstøj og sikkerhedssko',
        'kurser og certifikater betalt af firmaet',
      ],
    },
    sv: {
      aim: ['bygga vägar, skolor och bostäder som folk blir glada för'],
      about: [
        '{employer} är ett entreprenadföretag med {count} medarbetare och huvudkontor {at} {town}. Just nu bygger vi en skola, två bostadskvarter och en cykelbro, och vi har egen maskinpark.',
        'Hos {employer} planerar vi innan vi gräver. Vi är {count} kollegor på plats, verkstad och kontor {at} {town}, och arbetsmiljön är första punkten på varje möte.',
      ],
      offers: [
        'ordnade förhållanden och kollektivavtal',
        'arbetskläder och skyddsskor',
        'utbildningar och certifikat som vi betalar',
      ],
    },
    en: {
      aim: ['plan and build things that last'],
      about: [
        '{employer} is a contractor and consultant with {count} employees and its head office in {town}. We are building a school, two housing areas and a cycle bridge at the moment, and half of our projects have partners on the other side of the Sound.',
      ],
      offers: [
        'interesting projects in two countries',
        'courses and certificates paid by us',
        'flexible hours',
      ],
    },
  },
  transport: {
    isPublic: false,
    setting: 'any',
    size: [20, 120],
    employers: { DK: ['{B} Transport A/S', '{G} Trafik A/S'], SE: ['{B} Åkeri AB', '{G} Trafik AB'] },
    da: {
      aim: ['få mennesker og varer sikkert frem'],
      about: [
        '{employer} har {count} chauffører og folk i disponeringen. Vi kører ud fra {town} og har nye vogne, de fleste på el eller biodiesel. Mange af os har været her i over ti år.',
        'Hos {employer} {at} {town} er du ikke bare et nummer på en vognplan. Vi er {count} kolleger, og disponenterne har selv kørt, så de ved, hvor lang tid tingene tager.',
      ],
      offers: [
        'fast vogn og fast rute, når du er kørt ind',
        'betalt efteruddannelse',
        'løn efter overenskomst med tillæg',
      ],
    },
    sv: {
      aim: ['få människor och gods säkert fram'],
      about: [
        '{employer} har {count} förare och medarbetare på trafikledningen. Vi utgår från {town} och har nya fordon, de flesta på el eller biodiesel. Många av oss har varit här i över tio år.',
        'Hos {employer} {at} {town} är du inte bara ett nummer på en turlista. Vi är {count} kollegor, och trafikledarna har själva kört och vet hur lång tid saker tar.',
      ],
      offers: [
        'fast bil och fast rutt efter inskolning',
        'betald fortbildning',
        'lön enligt kollektivavtal med tillägg',
      ],
    },
    en: {
      aim: ['get people and parcels safely to where they are going'],
      about: [
        '{employer} has {count} drivers and planners. We start from {town} and have new vehicles, most of them electric. Many of us have been here for more than ten years, and we speak at least a dozen languages between us.',
      ],
      offers: ['a fixed route once you know the work', 'pay by collective agreement', 'training on full pay'],
    },
  },
  logistics: {
    isPublic: false,
    setting: 'any',
    size: [40, 260],
    employers: {
      DK: ['{B} Logistik A/S', '{G} Lagerhotel ApS'],
      SE: ['{B} Logistik AB', '{G} Lager & Terminal AB'],
    },
    da: {
      aim: ['sørge for, at varerne er fremme, når kunden venter dem'],
      about: [
        '{employer} driver et lager på 18.000 kvadratmeter {at} {town}, hvor {count} kolleger plukker, pakker og sender til hele Norden. Huset er nyt, lyst og opvarmet, og der er kort til motorvejen.',
        'På lageret hos {employer} {at} {town} er der gang i den, uden at nogen råber. Vi er {count} medarbejdere på tre hold og taler dansk, svensk, engelsk og polsk mellem reolerne.',
      ],
      offers: [
        'frokostordning og frisk frugt',
        'truckkursus efter tre måneder',
        'bonus for kvalitet, ikke kun for tempo',
      ],
    },
    sv: {
      aim: ['se till att varorna är framme när kunden väntar dem'],
      about: [
        '{employer} driver ett lager på 18 000 kvadratmeter {at} {town}, där {count} kollegor plockar, packar och skickar till hela Norden. Lokalerna är nya, ljusa och uppvärmda, och det är nära till motorvägen.',
        'På lagret hos {employer} {at} {town} är tempot högt utan att någon skriker. Vi är {count} medarbetare på tre skift och talar svenska, danska, engelska och polska mellan hyllorna.',
      ],
      offers: [
        'frukt och subventionerad lunch',
        'truckutbildning efter tre månader',
        'bonus för kvalitet, inte bara för tempo',
      ],
    },
    en: {
      aim: ['make sure that parcels arrive when people expect them'],
      about: [
        '{employer} runs a warehouse of 18,000 square metres in {town}, where {count} colleagues pick, pack and ship to all the Nordic countries. The building is new, light and warm, and you hear Danish, Swedish, English and Polish between the shelves.',
      ],
      offers: [
        'fruit and a lunch scheme',
        'forklift training after three months',
        'a bonus for quality, not only for speed',
      ],
    },
  },
  industry: {
    isPublic: false,
    setting: 'any',
    size: [30, 240],
    employers: {
      DK: ['{B} Industri A/S', '{G} Maskinfabrik A/S', '{B} Produktion A/S'],
      SE: ['{B} Industri AB', '{G} Mekaniska AB', '{B} Produktion AB'],
    },
    da: {
      aim: ['fremstille produkter, vi kan være stolte af'],
      about: [
        '{employer} fremstiller komponenter og fødevareudstyr til kunder i hele Europa. Fabrikken {at} {town} har {count} ansatte og en ledelse, der går en runde i produktionen hver morgen.',
        'Hos {employer} {at} {town} investerer vi i nye maskiner og i de mennesker, der betjener dem. Vi er {count} kolleger, og halvdelen af forbedringerne sidste år kom fra gulvet.',
      ],
      offers: [
        'sidemandsoplæring i dit eget tempo',
        'skifteholdstillæg',
        'sundhedsforsikring',
        'kantine med varm mad',
      ],
    },
    sv: {
      aim: ['tillverka produkter vi kan vara stolta över'],
      about: [
        '{employer} tillverkar komponenter och livsmedelsutrustning åt kunder i hela Europa. Fabriken {at} {town} har {count} anställda och en ledning som går en runda i produktionen varje morgon.',
        'Hos {employer} {at} {town} investerar vi i nya maskiner och i dem som kör dem. Vi är {count} kollegor och hälften av förra årets förbättringar kom från golvet.',
      ],
      offers: ['upplärning i din egen takt', 'skifttillägg', 'friskvårdsbidrag', 'lunchmatsal med varm mat'],
    },
    en: {
      aim: ['make products that we can be proud of'],
      about: [
        '{employer} makes components and equipment for customers all over Europe. The factory in {town} has {count} employees, and half of last year’s improvements were suggested on the shop floor.',
      ],
      offers: ['training at your own pace', 'a canteen with hot food', 'health insurance'],
    },
  },
  workshop: {
    isPublic: false,
    setting: 'any',
    size: [5, 14],
    employers: {
      DK: ['{G} Autoværksted ApS', '{B} Lastvognsservice A/S'],
      SE: ['{G} Bilverkstad AB', '{B} Fordonsservice AB'],
    },
    da: {
      aim: ['holde byens biler kørende'],
      about: [
        '{employer} er et lyst og ryddeligt værksted {at} {town} med otte lifte og {count} ansatte. Vi servicerer alle mærker og har investeret i udstyr til elbiler.',
        'Kunderne kommer til {employer}, fordi vi siger det, som det er. Vi er {count} mand og kvinder {at} {town}, og der er altid én at spørge, når lampen bliver ved at lyse.',
      ],
      offers: ['nyt diagnoseudstyr', 'betalte mærkekurser', 'ingen weekendarbejde'],
    },
    sv: {
      aim: ['hålla stadens bilar rullande'],
      about: [
        '{employer} är en ljus och välordnad verkstad {at} {town} med åtta lyftar och {count} anställda. Vi servar alla märken och har investerat i utrustning för elbilar.',
        'Kunderna kommer till {employer} för att vi säger som det är. Vi är {count} personer {at} {town} och det finns alltid någon att fråga när lampan fortsätter att lysa.',
      ],
      offers: ['ny diagnosutrustning', 'betalda märkesutbildningar', 'inget helgarbete'],
    },
  },
  land: {
    isPublic: false,
    setting: 'country',
    size: [4, 18],
    employers: {
      DK: ['{G} Gods og Gartneri', '{B} Grønt A/S'],
      SE: ['{G} Gård AB', '{B} Trädgård & Odling AB'],
    },
    da: {
      aim: ['arbejde med hænderne i jorden og himlen over hovedet'],
      about: [
        '{employer} ligger i det åbne land ved {town}. Vi er {count} fastansatte og en del flere i sæsonen. Bedriften er moderne, og vi sætter pris på, at tingene gøres ordentligt første gang.',
        'Hos {employer} bestemmer vejret en del, men ikke det hele. Vi er {count} kolleger ved {town}, som planlægger ugen sammen mandag morgen over kaffen.',
      ],
      offers: [
        'godt arbejdstøj og moderne maskiner',
        'mulighed for bolig i den første tid',
        'frugt og grønt med hjem',
      ],
    },
    sv: {
      aim: ['arbeta med händerna i jorden och himlen över huvudet'],
      about: [
        '{employer} ligger på landet utanför {town}. Vi är {count} fast anställda och en hel del fler under säsong. Gården är modern och vi uppskattar att saker görs ordentligt första gången.',
        'Hos {employer} bestämmer vädret en del, men inte allt. Vi är {count} kollegor utanför {town} som planerar veckan tillsammans på måndag morgon över kaffet.',
      ],
      offers: [
        'bra arbetskläder och moderna maskiner',
        'möjlighet till bostad den första tiden',
        'frukt och grönt med hem',
      ],
    },
    en: {
      aim: ['work outdoors and see things grow'],
      about: [
        '{employer} lies in the countryside near {town}. We are {count} all year round and many more in the season. Work starts early, ends early, and we eat lunch together.',
      ],
      offers: [
        'a room on the farm during the first months',
        'good working clothes and modern machines',
        'pay by collective agreement',
      ],
    },
  },
} as const satisfies Readonly<Record<string, SectorSeed>>;
