import type { SectorSeed } from '../sector-seed.ts';

export const SERVICE_SECTORS = {
  it: {
    isPublic: false,
    setting: 'city',
    size: [12, 120],
    employers: {
      DK: ['{B} Software A/S', '{B} Data ApS', '{G} Digitale Værksted ApS'],
      SE: ['{B} Digital AB', '{B} Systems AB', '{G} Kodverkstad AB'],
    },
    da: {
      aim: ['bygge digitale løsninger, som mennesker har lyst til at bruge'],
      about: [
        '{employer} udvikler og driver systemer til kommuner, forsyninger og mellemstore virksomheder. Vi er {count} kolleger {at} {town}, arbejder i små teams og udgiver flere gange om ugen.',
        'Hos {employer} tror vi på rolige arbejdsdage og korte møder. De {count} medarbejdere {at} {town} har stor frihed til selv at vælge værktøj, og vi rydder op efter os, før vi bygger videre.',
      ],
      offers: [
        'to hjemmearbejdsdage om ugen',
        'pensionsordning og sundhedsforsikring',
        'tid til at lære nyt hver anden fredag',
        'god frokostordning',
      ],
    },
    sv: {
      aim: ['bygga digitala tjänster som människor vill använda'],
      about: [
        '{employer} utvecklar och driftar system åt kommuner, energibolag och medelstora företag. Vi är {count} kollegor {at} {town}, arbetar i små team och släpper nytt flera gånger i veckan.',
        'Hos {employer} tror vi på lugna arbetsdagar och korta möten. De {count} medarbetarna {at} {town} har stor frihet att välja verktyg, och vi städar innan vi bygger vidare.',
      ],
      offers: [
        'distansarbete två dagar i veckan',
        'tjänstepension och friskvårdsbidrag',
        'tid för lärande varannan fredag',
        'sex veckors semester',
      ],
    },
    en: {
      aim: ['build digital services that people like to use'],
      about: [
        '{employer} builds and runs systems for cities, utilities and life-science companies. We are {count} colleagues in {town}, work in small teams and release several times a week. Our working language is English, since every third of us moved here from somewhere else.',
        'At {employer} we believe in calm working days and short meetings. The {count} people in our {town} office choose their own tools, and we tidy up before we build on.',
      ],
      offers: [
        'two days a week from home',
        'pension and health insurance',
        'every other Friday afternoon for learning',
        'help with relocation and language classes',
      ],
    },
  },
  restaurant: {
    isPublic: false,
    setting: 'any',
    size: [7, 24],
    employers: {
      DK: ['Restaurant {B} ApS', '{G} Køkken og Kantine A/S', 'Spisehuset {B} ApS'],
      SE: ['Restaurang {B} AB', '{G} Kök & Matsal AB', 'Krogen {B} AB'],
    },
    da: {
      aim: ['give gæsterne en grund til at komme igen'],
      about: [
        '{employer} har 70 pladser {at} {town} og et køkken, hvor vi laver maden fra bunden. Vi er {count} på holdet, spiser sammen før service og deler drikkepengene ligeligt.',
        'Hos {employer} {at} {town} handler det om gode råvarer, en venlig tone og et køkken, der er rent, når vi går hjem. Vi er {count} kolleger og søger nu én mere.',
      ],
      offers: [
        'vagtplan fire uger frem',
        'personalemad lavet med omhu',
        'løn til tiden og efter overenskomst',
      ],
    },
    sv: {
      aim: ['ge gästerna en anledning att komma tillbaka'],
      about: [
        '{employer} har 70 platser {at} {town} och ett kök där vi lagar maten från grunden. Vi är {count} i laget, äter tillsammans före service och delar lika på dricksen.',
        'Hos {employer} {at} {town} handlar det om bra råvaror, god ton och ett kök som är rent när vi går hem. Vi är {count} kollegor och behöver bli en till.',
      ],
      offers: [
        'schema fyra veckor i förväg',
        'personalmat lagad med omsorg',
        'lön i tid och enligt kollektivavtal',
      ],
    },
    en: {
      aim: ['give guests a reason to come back'],
      about: [
        '{employer} seats 70 guests in {town} and cooks everything from scratch. We are {count} on the team, eat together before service and share the tips equally. In the kitchen we speak English.',
      ],
      offers: [
        'a rota four weeks ahead',
        'staff meals made with care',
        'pay on time and by collective agreement',
      ],
    },
  },
  hotel: {
    isPublic: false,
    setting: 'any',
    size: [18, 60],
    employers: { DK: ['Hotel {B} A/S', '{G} Badehotel ApS'], SE: ['Hotell {B} AB', '{G} Strandhotell AB'] },
    da: {
      aim: ['få gæsterne til at føle sig hjemme'],
      about: [
        '{employer} har 112 værelser {at} {town} og gæster fra hele verden. Vi er {count} ansatte fra mange lande, og vi hjælper hinanden på tværs af reception, køkken og housekeeping.',
        'På {employer} {at} {town} er der tid til et venligt ord. Vi er {count} kolleger, huset er fra 1908, og udsigten er med i lønnen.',
      ],
      offers: ['personalerabat på ophold', 'fri kost på vagten', 'gode muligheder for at skifte afdeling'],
    },
    sv: {
      aim: ['få gästerna att känna sig hemma'],
      about: [
        '{employer} har 112 rum {at} {town} och gäster från hela världen. Vi är {count} anställda från många länder och hjälps åt mellan reception, kök och städ.',
        'På {employer} {at} {town} finns tid för ett vänligt ord. Vi är {count} kollegor, huset är från 1908 och utsikten ingår.',
      ],
      offers: ['personalrabatt på boende', 'fri kost under passet', 'goda möjligheter att byta avdelning'],
    },
    en: {
      aim: ['make guests feel at home'],
      about: [
        '{employer} has 112 rooms in {town} and guests from all over the world. We are {count} employees of many nationalities, and we help each other across reception, kitchen and housekeeping.',
      ],
      offers: [
        'staff discount on stays',
        'free meals during your shift',
        'good chances to change department',
      ],
    },
  },
  cleaning: {
    isPublic: false,
    setting: 'any',
    size: [40, 400],
    employers: {
      DK: ['{B} Rengøring A/S', '{G} Facility Service ApS'],
      SE: ['{B} Städservice AB', '{G} Lokalvård AB'],
    },
    da: {
      aim: ['gøre det rart for andre at komme på arbejde'],
      about: [
        '{employer} gør rent på skoler, kontorer og klinikker i og omkring {town}. Vi er {count} medarbejdere med 23 modersmål, og vi har fast leder ude hos kunden. Hos os får du den tid, opgaven kræver.',
        'Hos {employer} er rengøring et fag. Vi bruger svanemærkede midler og gode maskiner, og vores {count} medarbejdere omkring {town} arbejder på faste steder, så du kender huset og menneskerne.',
      ],
      offers: [
        'fast arbejdssted',
        'oplæring på dit eget sprog',
        'danskundervisning i arbejdstiden',
        'arbejdstøj, der passer',
      ],
    },
    sv: {
      aim: ['göra det trevligare för andra att komma till jobbet'],
      about: [
        '{employer} städar skolor, kontor och kliniker i och omkring {town}. Vi är {count} medarbetare med 23 modersmål och har arbetsledare på plats hos kunden. Hos oss får du den tid som uppgiften kräver.',
        'Hos {employer} är lokalvård ett yrke. Vi använder miljömärkta medel och bra maskiner, och våra {count} medarbetare runt {town} har fasta objekt, så att du känner huset och människorna.',
      ],
      offers: [
        'fast arbetsplats',
        'upplärning på ditt eget språk',
        'svenskundervisning på arbetstid',
        'arbetskläder som passar',
      ],
    },
    en: {
      aim: ['make it pleasant for others to come to work'],
      about: [
        '{employer} cleans schools, offices and clinics in and around {town}. We are {count} employees with 23 mother tongues. You get a fixed workplace, a supervisor who is there, and the time that the job takes.',
      ],
      offers: [
        'a fixed workplace',
        'training in your own language where we can',
        'language classes during working hours',
      ],
    },
  },
  property: {
    isPublic: false,
    setting: 'any',
    size: [14, 70],
    employers: {
      DK: ['Boligforeningen {B}', '{G} Ejendomsdrift A/S'],
      SE: ['Bostadsbolaget {B} AB', '{G} Fastigheter AB'],
    },
    da: {
      aim: ['skabe trygge og velholdte rammer, hvor folk bor og arbejder'],
      about: [
        '{employer} har 2.400 lejemål og en række erhvervsbygninger {at} {town}. Vi er {count} ansatte, som kender både bygningerne og beboerne, og vi løser det meste selv.',
        'Hos {employer} {at} {town} er hverdagen alsidig. Vi er {count} kolleger i driften, og vi har fået ros for at svare, når beboerne ringer.',
      ],
      offers: ['fleksibel planlægning af dagen', 'elbil i arbejdstiden', 'kurser og efteruddannelse'],
    },
    sv: {
      aim: ['skapa trygga och välskötta miljöer där människor bor och arbetar'],
      about: [
        '{employer} har 2 400 lägenheter och ett antal lokaler {at} {town}. Vi är {count} anställda som kan både husen och hyresgästerna, och vi löser det mesta själva.',
        'Hos {employer} {at} {town} är ingen dag den andra lik. Vi är {count} kollegor i driften och har fått beröm för att vi svarar när hyresgästerna ringer.',
      ],
      offers: ['stor frihet att planera dagen', 'elbil i tjänsten', 'kurser och vidareutbildning'],
    },
  },
  retail: {
    isPublic: false,
    setting: 'any',
    size: [12, 40],
    employers: {
      DK: ['{G} Købmandsgård ApS', '{B} Detail A/S', '{G} Byggecenter A/S'],
      SE: ['{G} Matmarknad AB', '{B} Handel AB', '{G} Byggvaror AB'],
    },
    da: {
      aim: ['give kunderne den bedste del af deres indkøbstur'],
      about: [
        '{employer} er en lokal butik {at} {town} med {count} ansatte, når vi tæller ungarbejderne med. Vi kender mange af kunderne ved navn, og det vil vi gerne blive ved med.',
        'Hos {employer} {at} {town} må du gerne tage ansvar fra første dag. Vi er {count} kolleger, butikken er nyindrettet, og varerne skal præsenteres, så man får lyst til dem.',
      ],
      offers: ['personalerabat', 'vagtplan i god tid', 'mulighed for at få dit eget vareområde'],
    },
    sv: {
      aim: ['göra kundernas inköp till dagens bästa stund'],
      about: [
        '{employer} är en lokal butik {at} {town} med {count} anställda om vi räknar med extrapersonalen. Vi kan namnen på många av kunderna och det vill vi fortsätta med.',
        'Hos {employer} {at} {town} får du gärna ta ansvar från första dagen. Vi är {count} kollegor, butiken är nyrenoverad och varorna ska visas så att man blir sugen.',
      ],
      offers: ['personalrabatt', 'schema i god tid', 'möjlighet till eget ansvarsområde'],
    },
  },
  office: {
    isPublic: false,
    setting: 'any',
    size: [14, 150],
    employers: {
      DK: ['{B} Gruppen A/S', '{G} Administration', '{B} Rådgivning A/S'],
      SE: ['{B} Gruppen AB', '{G} förvaltning', '{B} Rådgivning AB'],
    },
    da: {
      aim: ['få hverdagen til at fungere for både kunder og kolleger'],
      about: [
        '{employer} har kontor {at} {town}, hvor vi er {count} medarbejdere med meget forskellige fagligheder. Vi har et åbent miljø, en god kantine og en forventning om, at man går hjem til tiden.',
        'Hos {employer} sætter vi pris på ordentlighed og humor. Vi er {count} kolleger {at} {town}, opgaverne spænder vidt, og du får et stort ansvar for dit eget område.',
      ],
      offers: [
        'flekstid og mulighed for hjemmearbejde',
        'attraktiv pensionsordning',
        'kompetenceudvikling, som vi aftaler sammen',
        'sommerfest og julefrokost',
      ],
    },
    sv: {
      aim: ['få vardagen att fungera för både kunder och kollegor'],
      about: [
        '{employer} har kontor {at} {town}, där vi är {count} medarbetare med mycket olika bakgrund. Vi har ett öppet klimat, bra lunchrum och en förväntan om att man går hem i tid.',
        'Hos {employer} uppskattar vi ordning och humor. Vi är {count} kollegor {at} {town}, uppgifterna är breda och du får stort ansvar för ditt eget område.',
      ],
      offers: [
        'flextid och möjlighet till distansarbete',
        'tjänstepension och friskvårdsbidrag',
        'kompetensutveckling som vi planerar tillsammans',
        'förmånscykel',
      ],
    },
    en: {
      aim: ['make everyday life work for customers and colleagues in both countries'],
      about: [
        '{employer} has its Nordic office in {town}, where we are {count} people who speak fourteen languages between us. The atmosphere is open, the coffee is good, and we expect you to go home on time.',
      ],
      offers: ['flexible hours and work from home', 'pension and health insurance', 'free language classes'],
    },
  },
  university: {
    isPublic: true,
    setting: 'city',
    size: [40, 160],
    employers: {
      DK: ['Sundets Universitet', 'Forskningscenter {B}', 'Professionshøjskolen Østlyset'],
      SE: ['Sundets universitet', 'Forskningsinstitutet {B}', 'Högskolan Sydljuset'],
    },
    da: {
      aim: ['skabe ny viden, som andre kan bygge videre på'],
      about: [
        '{employer} er et ungt og internationalt miljø {at} {town} med {count} forskere, undervisere og teknikere på instituttet. Vi samarbejder med store forskningsanlæg på begge sider af Øresund.',
        'På {employer} {at} {town} hænger forskning og undervisning sammen. Instituttet har {count} ansatte fra 30 lande og en uhøjtidelig tone.',
      ],
      offers: [
        'adgang til moderne laboratorier',
        'et fagligt fællesskab på tværs af Sundet',
        'støtte til ansøgninger og rejser',
      ],
    },
    sv: {
      aim: ['skapa ny kunskap som andra kan bygga vidare på'],
      about: [
        '{employer} är en ung och internationell miljö {at} {town} med {count} forskare, lärare och tekniker på institutionen. Vi samarbetar med stora forskningsanläggningar på båda sidor om Öresund.',
        'På {employer} {at} {town} hänger forskning och undervisning ihop. Institutionen har {count} anställda från 30 länder och en prestigelös stämning.',
      ],
      offers: [
        'tillgång till moderna laboratorier',
        'en forskarmiljö på båda sidor om Sundet',
        'stöd vid ansökningar och resor',
      ],
    },
    en: {
      aim: ['create knowledge that others can build on'],
      about: [
        '{employer} is a young and international environment in {town} with {count} researchers, teachers and technicians in the department. We work with the large research facilities on both sides of the Sound, and commuting between them is part of everyday life for many of us.',
        'At {employer} in {town}, research and teaching go hand in hand. The department has {count} employees from 30 countries and an informal atmosphere.',
      ],
      offers: [
        'access to modern laboratories',
        'a research community on both sides of the Sound',
        'support for families who move here',
      ],
    },
  },
} as const satisfies Readonly<Record<string, SectorSeed>>;
