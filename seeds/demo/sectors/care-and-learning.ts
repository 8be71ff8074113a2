import type { SectorSeed } from '../sector-seed.ts';

export const CARE_SECTORS = {
  hospital: {
    isPublic: true,
    setting: 'city',
    size: [24, 90],
    employers: {
      DK: ['{G} Hospital', 'Sundets Hospital', '{G} Sundhedshus'],
      SE: ['{G} lasarett', 'Sundets sjukhus', '{G} specialistvård'],
    },
    da: {
      aim: [
        'give patienterne et trygt og sammenhængende forløb',
        'gøre en forskel for mennesker, når de har allermest brug for det',
      ],
      about: [
        '{employer} behandler hvert år flere tusinde patienter fra {town} og omegn. Afdelingen har {count} ansatte fordelt på læger, sygeplejersker, terapeuter og sekretærer, og vi er kendt for at tage godt imod nye kolleger. Vi holder korte tavlemøder hver morgen, så alle ved, hvem der har brug for en ekstra hånd.',
        'Hos os er der ikke langt fra idé til handling. Vi er {count} kolleger i et afsnit, hvor fagligheden er høj, og hvor det er helt i orden at spørge. {employer} ligger {at} {town} og samarbejder tæt med kommunerne og de praktiserende læger, fordi de fleste forløb hverken begynder eller slutter hos os.',
      ],
      offers: [
        'individuel introduktion på mindst fire uger med en fast mentor',
        'mulighed for efteruddannelse og specialisering',
        'vagtplaner, som du selv er med til at lægge',
        'supervision hver måned',
      ],
    },
    sv: {
      aim: [
        'ge patienterna en trygg och sammanhållen vård',
        'göra skillnad för människor när de behöver det som mest',
      ],
      about: [
        '{employer} tar varje år emot flera tusen patienter från {town} med omnejd. På enheten arbetar {count} medarbetare: läkare, sjuksköterskor, undersköterskor, fysioterapeuter och sekreterare. Vi är kända för att ta väl hand om nya kollegor och börjar varje dag med en kort avstämning, så att alla vet vem som behöver en extra hand.',
        'Hos oss är det nära från idé till beslut. Vi är {count} kollegor på en enhet där kompetensen är hög och där det är helt i sin ordning att fråga. {employer} ligger {at} {town} och samarbetar nära med kommunen och primärvården, eftersom de flesta vårdförlopp varken börjar eller slutar hos oss.',
      ],
      offers: [
        'individuellt anpassad introduktion med mentor',
        'möjlighet till vidareutbildning på betald arbetstid',
        'schema som du själv är med och påverkar',
        'handledning i grupp varje månad',
      ],
    },
    en: {
      aim: ['give patients safe and well-planned care', 'make a difference to people when they need it most'],
      about: [
        '{employer} treats several thousand patients from {town} and the surrounding area every year. The unit has {count} employees, and colleagues from eleven countries work side by side. We start every day with a short meeting at the board, so that everyone knows who needs an extra hand.',
      ],
      offers: [
        'an introduction of at least four weeks with a mentor',
        'language classes during working hours',
        'a say in your own rota',
      ],
    },
  },
  care: {
    isPublic: true,
    setting: 'any',
    size: [28, 110],
    employers: {
      DK: ['{G} Plejecenter', '{G} Hjemmepleje', 'Omsorgscenter {B}'],
      SE: ['{G} äldreboende', 'Hemtjänsten {B}', 'Vård och omsorg {B}'],
    },
    da: {
      aim: [
        'give de ældre en hverdag med ro, nærvær og gode måltider',
        'hjælpe borgerne til at leve det liv, de selv ønsker',
      ],
      about: [
        '{employer} er en arbejdsplads med {count} engagerede medarbejdere {at} {town}. Vi arbejder i små, faste teams, så borgerne kender de ansigter, der kommer ind ad døren. Lederen har kontor på gangen, og kaffen er altid varm.',
        'På {employer} tror vi på, at livskvalitet ligger i de små ting: den rigtige marmelade, et vindue på klem, en snak om gamle dage. Vi er {count} kolleger med vidt forskellig baggrund, og sammen dækker vi {town} døgnet rundt.',
      ],
      offers: [
        'faste teams og korte beslutningsveje',
        'tid til sparring ved det daglige tavlemøde',
        'ønskeplan, så arbejdsliv og familieliv kan hænge sammen',
        'tillæg for aften, nat og weekend efter overenskomsten',
      ],
    },
    sv: {
      aim: [
        'ge de äldre en vardag med lugn, närvaro och goda måltider',
        'hjälpa människor att leva det liv de själva vill',
      ],
      about: [
        '{employer} är en arbetsplats med {count} engagerade medarbetare {at} {town}. Vi arbetar i små fasta grupper, så att de vi är till för känner igen den som kommer in genom dörren. Enhetschefen finns på plats och kaffet är alltid varmt.',
        'På {employer} tror vi att livskvalitet finns i det lilla: rätt sorts marmelad, ett fönster på glänt, ett samtal om förr. Vi är {count} kollegor med olika bakgrund som tillsammans finns här för {town} dygnet runt.',
      ],
      offers: [
        'fasta arbetsgrupper och korta beslutsvägar',
        'tid för reflektion varje vecka',
        'önskeschema',
        'ersättning för obekväm arbetstid enligt kollektivavtal',
      ],
    },
  },
  assistance: {
    isPublic: false,
    setting: 'any',
    size: [40, 180],
    employers: {
      DK: ['{G} Hjælperordning ApS', 'Hjælperkorpset {B} ApS'],
      SE: ['{G} Assistans AB', 'Assistansbolaget {B} AB'],
    },
    da: {
      aim: [
        'give et andet menneske frihed til at leve et aktivt liv',
        'hjælpe en, der har masser af planer, med at føre dem ud i livet',
      ],
      about: [
        'Jeg bor i egen lejlighed {at} {town} og bruger kørestol. {employer} står for løn og kontrakt, men det er mig, der er din daglige leder. Vi er et hold på syv hjælpere i alderen 22 til 58 år, og vi griner en del.',
        '{employer} administrerer hjælperordninger for {count} borgere. I denne ordning skal du hjælpe en borger {at} {town}, som arbejder deltid, går til koncerter og elsker at lave mad. Du bliver en del af et lille, stabilt hold.',
      ],
      offers: [
        'grundig oplæring ved siden af en erfaren hjælper',
        'vagtplan mindst otte uger frem',
        'kurser i forflytning og førstehjælp',
      ],
    },
    sv: {
      aim: [
        'ge en annan människa friheten att leva ett aktivt liv',
        'hjälpa någon med många planer att genomföra dem',
      ],
      about: [
        'Kunden bor i egen lägenhet {at} {town}, studerar på halvtid och är ofta på språng. {employer} är arbetsgivare, men det är kunden som bestämmer hur dagarna ser ut. Arbetsgruppen består av sju assistenter i åldrarna 22 till 58 år.',
        '{employer} ordnar personlig assistans åt {count} kunder. I det här uppdraget arbetar du hos en kund {at} {town} som tycker om matlagning, konserter och långa promenader. Du blir en del av en liten och stabil grupp.',
      ],
      offers: [
        'noggrann introduktion bredvid en erfaren assistent',
        'schema minst åtta veckor framåt',
        'kurser i förflyttning och första hjälpen',
      ],
    },
    en: {
      aim: ['give another person the freedom to live an active life'],
      about: [
        'The client lives in an own flat in {town}, studies part time and is often on the move. {employer} is the employer, but the client decides what the days look like. The team consists of seven assistants between 22 and 58 years of age.',
      ],
      offers: [
        'a thorough introduction next to an experienced assistant',
        'a rota at least eight weeks ahead',
      ],
    },
  },
  clinic: {
    isPublic: false,
    setting: 'any',
    size: [6, 16],
    employers: {
      DK: ['Tandlægerne {B} I/S', '{G} Tandklinik ApS'],
      SE: ['{G} Tandvård AB', 'Tandläkarna {B} AB'],
    },
    da: {
      aim: ['sende patienterne ud ad døren med et smil'],
      about: [
        '{employer} er en moderne klinik {at} {town} med fire behandlingsrum og {count} medarbejdere. Vi har digitalt røntgen og scanner, og vi sætter tid af til den patient, der har været for længe væk.',
        'Vi er {count} kolleger, som har arbejdet sammen i mange år, og som nu har brug for én mere. {employer} har patienter fra hele {town}, og tonen er uformel.',
      ],
      offers: [
        'ingen aftenarbejde ud over én dag om ugen',
        'fælles frokost og faste personalemøder',
        'kurser efter ønske og behov',
      ],
    },
    sv: {
      aim: ['få patienterna att gå härifrån med ett leende'],
      about: [
        '{employer} är en modern klinik {at} {town} med fyra behandlingsrum och {count} medarbetare. Vi arbetar digitalt och avsätter tid för den patient som dragit sig för att komma.',
        'Vi är {count} kollegor som har arbetat ihop länge och nu behöver bli en till. {employer} har patienter från hela {town} och stämningen är avslappnad.',
      ],
      offers: [
        'kvällsarbete högst en dag i veckan',
        'gemensamma luncher och fasta möten',
        'kurser efter önskemål',
      ],
    },
  },
  pharmacy: {
    isPublic: false,
    setting: 'any',
    size: [9, 22],
    employers: { DK: ['{G} Apotek'], SE: ['{G} Apotek AB'] },
    da: {
      aim: ['hjælpe kunderne til at bruge deres medicin rigtigt'],
      about: [
        '{employer} ligger midt {at} {town} og har {count} ansatte. Vi ekspederer omkring 400 recepter om dagen og leverer til flere plejecentre. Hos os er der altid en farmaceut at spørge.',
        'På {employer} {at} {town} møder du hele byen: småbørnsforældre, pendlere og dem, der har god tid. Vi er {count} kolleger, som hjælper hinanden, når køen vokser.',
      ],
      offers: ['grundig oplæring i vores it-system', 'personalerabat', 'faglige aftener fire gange om året'],
    },
    sv: {
      aim: ['hjälpa kunderna att använda sina läkemedel rätt'],
      about: [
        '{employer} ligger mitt {at} {town} och har {count} anställda. Vi expedierar omkring 400 recept om dagen och levererar till flera boenden. Här finns alltid en farmaceut att fråga.',
        'På {employer} {at} {town} möter du hela staden: småbarnsföräldrar, pendlare och den som har gott om tid. Vi är {count} kollegor som hjälps åt när kön växer.',
      ],
      offers: [
        'ordentlig introduktion i våra system',
        'personalrabatt',
        'utbildningskvällar fyra gånger om året',
      ],
    },
  },
  salon: {
    isPublic: false,
    setting: 'any',
    size: [5, 9],
    employers: { DK: ['Salon {B} ApS'], SE: ['Salong {B} AB'] },
    da: {
      aim: ['give kunderne en god time i stolen'],
      about: [
        '{employer} er en lys og hyggelig salon {at} {town} med otte stole og {count} kolleger, når elever og rengøring tælles med. Vi har faste kunder i alle aldre, og de fleste booker på nettet.',
        'I {employer} er der plads til både den hurtige klipning og den lange snak. Vi ligger centralt {at} {town} og har travlt hele året.',
      ],
      offers: [
        'løn efter overenskomst plus provision',
        'to årlige kurser',
        'lørdagsvagt højst hver tredje uge',
      ],
    },
    sv: {
      aim: ['ge kunderna en skön stund i stolen'],
      about: [
        '{employer} är en ljus och trevlig salong {at} {town} med åtta stolar och {count} kollegor om man räknar in elever och städning. Vi har stamkunder i alla åldrar och de flesta bokar på nätet.',
        'På {employer} finns plats för både den snabba klippningen och det långa samtalet. Vi ligger centralt {at} {town} och har fullt upp hela året.',
      ],
      offers: [
        'lön enligt kollektivavtal plus provision',
        'två kurser om året',
        'lördag högst var tredje vecka',
      ],
    },
  },
  preschool: {
    isPublic: true,
    setting: 'any',
    size: [18, 34],
    employers: {
      DK: ['Børnehuset {B}', 'Naturbørnehaven {B}', '{G} Vuggestue'],
      SE: ['Förskolan {B}', '{G} förskola', 'Naturförskolan {B}'],
    },
    da: {
      aim: [
        'give børnene en barndom med leg, natur og nysgerrighed',
        'skabe et trygt sted, hvor alle børn har en ven',
      ],
      about: [
        '{employer} er et børnehus {at} {town} med 96 børn fordelt på vuggestue og børnehave. Vi er {count} voksne, har egen køkkenhave, og en madmor, der laver frokost fra bunden.',
        'I {employer} er vi ude hver dag. Huset ligger i et roligt kvarter {at} {town} med skov inden for cykelafstand, og vi er {count} kolleger, som bruger hinandens styrker i stedet for at være ens.',
      ],
      offers: [
        'tid til forberedelse, som står i skemaet',
        'et pædagogisk fællesskab med faste stuemøder',
        'frokostordning sammen med børnene',
      ],
    },
    sv: {
      aim: [
        'ge barnen en barndom full av lek, natur och nyfikenhet',
        'skapa en trygg plats där alla barn har en vän',
      ],
      about: [
        '{employer} är en förskola {at} {town} med fem avdelningar och 90 barn. Vi är {count} vuxna, har egen odling på gården och en kock som lagar lunchen från grunden.',
        'På {employer} är vi ute varje dag. Förskolan ligger i ett lugnt område {at} {town} med skog på cykelavstånd, och vi är {count} kollegor som tar vara på varandras styrkor.',
      ],
      offers: ['schemalagd planeringstid', 'pedagogisk handledning', 'fri lunch tillsammans med barnen'],
    },
  },
  school: {
    isPublic: true,
    setting: 'any',
    size: [45, 95],
    employers: { DK: ['Skolen ved {B}', '{G} Skole'], SE: ['{G} skola', 'Skolan vid {B}'] },
    da: {
      aim: ['få børn til at opdage, at de kan mere, end de tror'],
      about: [
        '{employer} er en tosporet skole {at} {town} med 520 elever og {count} medarbejdere. Vi har to lærere i mange timer, et bibliotek, der bliver brugt, og en ledelse, som kender eleverne ved navn.',
        'På {employer} lægger vi vægt på faglighed, musik og udeliv. Skolen ligger {at} {town}, har {count} ansatte og et godt samarbejde med både forældre og foreninger.',
      ],
      offers: [
        'fagteams med fælles forberedelse',
        'mentorordning for nyuddannede',
        'overskuelige skemaer uden mellemtimer',
      ],
    },
    sv: {
      aim: ['få barn att upptäcka att de kan mer än de tror'],
      about: [
        '{employer} är en skola {at} {town} med 480 elever från förskoleklass till årskurs 6 och {count} medarbetare. Vi har två vuxna i klassrummet så ofta det går, ett bibliotek som används och en rektor som kan elevernas namn.',
        'På {employer} satsar vi på läsning, musik och rörelse. Skolan ligger {at} {town}, har {count} anställda och ett gott samarbete med hemmen.',
      ],
      offers: [
        'gemensam planeringstid i arbetslaget',
        'mentor under det första året',
        'egen dator och arbetsplats',
      ],
    },
    en: {
      aim: ['help children discover that they can do more than they think'],
      about: [
        '{employer} is a school in {town} with pupils from more than forty countries and {count} members of staff. We teach in English, eat lunch together and spend as much time outdoors as the weather allows, which is most of the time.',
      ],
      offers: ['shared planning time in your team', 'a mentor during the first year'],
    },
  },
  upper_school: {
    isPublic: true,
    setting: 'any',
    size: [60, 120],
    employers: { DK: ['{G} Gymnasium'], SE: ['{G} gymnasium'] },
    da: {
      aim: ['klæde unge på til at tænke selv'],
      about: [
        '{employer} er et alment gymnasium {at} {town} med 780 elever og {count} ansatte. Vi har både stx og hf, en stærk musiktradition og et laboratorium, som lige er bygget om.',
        'På {employer} er der højt til loftet og kort til kontoret. Vi er {count} kolleger, og vores elever kommer fra hele området omkring {town}.',
      ],
      offers: ['tilrettelagt pædagogikum', 'faggrupper, der deler materialer', 'studieture og kurser'],
    },
    sv: {
      aim: ['rusta unga människor att tänka själva'],
      about: [
        '{employer} är en gymnasieskola {at} {town} med 760 elever och {count} anställda. Här finns både högskoleförberedande program och yrkesprogram samt nyrenoverade laborationssalar.',
        'På {employer} är det högt i tak och nära till rektor. Vi är {count} kollegor och eleverna kommer från hela trakten kring {town}.',
      ],
      offers: ['ämneslag som delar material', 'förstelärare som stöd', 'kompetensutveckling varje termin'],
    },
  },
  social: {
    isPublic: true,
    setting: 'any',
    size: [16, 60],
    employers: {
      DK: ['Familierådgivningen {B}', 'Botilbuddet {B}', 'Socialcenter {B}'],
      SE: ['Socialtjänsten, område {B}', 'Stödboendet {B}', 'Individ och familj {B}'],
    },
    da: {
      aim: ['give mennesker i en svær situation nye muligheder'],
      about: [
        '{employer} er en del af det sociale område {at} {town}. Vi er {count} kolleger med forskellige fagligheder, og vi holder fast i, at ingen sag er ens. Hver uge er der faglig sparring, og lederen deltager.',
        'Hos {employer} {at} {town} arbejder {count} medarbejdere tæt på de borgere, det handler om. Vi har nedbragt antallet af sager pr. medarbejder og sat tiden af til samtalerne.',
      ],
      offers: [
        'ekstern supervision hver sjette uge',
        'introduktionsforløb på tre måneder',
        'mulighed for hjemmearbejde, hvor opgaven tillader det',
      ],
    },
    sv: {
      aim: ['ge människor i en svår situation nya möjligheter'],
      about: [
        '{employer} är en del av socialtjänsten {at} {town}. Vi är {count} kollegor med olika kompetens och utgår från att inget ärende är det andra likt. Varje vecka har vi ärendedragning där även chefen är med.',
        'Hos {employer} {at} {town} arbetar {count} medarbetare nära dem det handlar om. Vi har sänkt antalet ärenden per handläggare och lagt tiden på samtalen.',
      ],
      offers: [
        'extern handledning var sjätte vecka',
        'introduktion under tre månader',
        'möjlighet till distansarbete när uppgiften tillåter',
      ],
    },
  },
} as const satisfies Readonly<Record<string, SectorSeed>>;
