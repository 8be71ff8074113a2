import type { Language } from '../../src/domain/codes.ts';
import { type LabelledAd, labelledAd } from './labelled-ad.ts';

/** What is written by hand of an ad; the rest is the same for all. */
interface OwnAd {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly employer: string;
  readonly number: string;
  readonly municipality: readonly [code: string, name: string];
  readonly postcode: string;
  readonly url: string;
  readonly text: string;
}

const ADS: readonly OwnAd[] = [
  {
    id: 'own-1',
    language: 'da',
    title: 'Social- og sundhedsassistent til Lindegårdens plejecenter',
    employer: 'Havnby Kommune',
    number: '29900001',
    municipality: ['0217', 'Helsingør'],
    postcode: '3000',
    url: 'https://havnby.example/job/12045',
    text: `Lindegårdens plejecenter har 48 beboere fordelt på fire etager, og vi søger en social- og sundhedsassistent, som kan lide at arbejde selvstændigt og samtidig være en del af et hold.

Du får ansvar for den daglige sygepleje, medicindosering og dokumentation i Nexus. Du samarbejder tæt med sygeplejerskerne, terapeuterne og de pårørende, og du er med til at lære elever op.

Vi forventer, at du har autorisation, at du skriver og taler et godt dansk, og at du bevarer overblikket, når der er travlt. Erfaring med demens er en fordel, men vi lærer dig gerne op.

Vi tilbyder en arbejdsplads med lav gennemstrømning, faste makkerpar og tid til faglig sparring hver torsdag. Hver anden weekend er fri, og du er med til at lægge din egen vagtplan for seks uger ad gangen.

Stillingen er på 32 timer om ugen med start den første i måneden. Løn efter gældende overenskomst mellem FOA og KL. Vi holder samtaler løbende, og vi indhenter straffeattest og referencer før ansættelsen.

Vil du vide mere, er du velkommen til at ringe til afdelingslederen på [tel.] eller komme forbi til en kop kaffe og en rundvisning i husets have.`,
  },
  {
    id: 'own-2',
    language: 'da',
    title: 'Elektriker til service og mindre entrepriser',
    employer: 'Kystens El ApS',
    number: '29900002',
    municipality: ['0101', 'København'],
    postcode: '2300',
    url: 'https://kystens-el.example/ledige-stillinger/elektriker-service',
    text: `Kystens El er et firma med tolv elektrikere, to lærlinge og en hund på kontoret. Vi kører service for boligforeninger på Amager og tager mindre entrepriser fra ombygning af butikker til ladestandere i gårdmiljøer.

Dagen begynder klokken syv, hvor du henter ordrer på din tablet og kører direkte ud til kunden. Du fejlsøger, udskifter tavler, trækker installationer og taler med beboerne undervejs.

Du er uddannet elektriker, har kørekort til varevogn og kan lide at afslutte en opgave ordentligt. Du behøver ikke kunne alt om KNX, men du skal have lyst til at lære det.

Til gengæld får du egen bil, nyt værktøj, pensionsordning, frugt og en sommerfest, som familien også er inviteret til. Vi deler overarbejdet rimeligt, og afspadsering er ikke et fyord hos os.

Send et par linjer om dig selv og et billede af et arbejde, du er stolt af, til [e-mail]. Vi svarer alle inden for en uge og ansætter, så snart vi har fundet den rigtige.`,
  },
  {
    id: 'own-3',
    language: 'da',
    title: 'Pædagog til vuggestuegruppen Mariehønen',
    employer: 'Børnehuset Solstrålen',
    number: '29900003',
    municipality: ['0265', 'Roskilde'],
    postcode: '4000',
    url: 'https://job.example/opslag/77120',
    text: `Børnehuset Solstrålen ligger med skov på den ene side og fjord på den anden, og vi er ude hver dag, uanset om det regner. Nu mangler vi en pædagog til vuggestuegruppen, hvor der går tolv børn og tre voksne.

Vi arbejder med små fællesskaber, rolige overgange og sprog i hverdagen. Du planlægger aktiviteter med dine kolleger, holder forældresamtaler og skriver om barnets udvikling i vores fælles bog.

Vi drømmer om en kollega, som sætter sig på gulvet, som kan synge uden at blive flov, og som tør sige sin mening på et stuemøde. Du er uddannet pædagog, gerne med erfaring med de helt små.

Du møder en ledelse, der er til stede, et forældreråd, der bager kager, og en normering, der er bedre end minimumskravet. Alle nye får en mentor det første halve år og deltager i vores kursus om tidlig tilknytning.

Stillingen er på 35 timer om ugen og vikarfri, fordi vi har eget vikarkorps. Ansættelsessamtaler holdes i uge 24.`,
  },
  {
    id: 'own-4',
    language: 'sv',
    title: 'Undersköterska till hemtjänsten i Fiskeby',
    employer: 'Sundvalla kommun',
    number: '2129900004',
    municipality: ['1282', 'Landskrona'],
    postcode: '26131',
    url: 'https://sundvalla.example/jobb/4411',
    text: `Hemtjänsten i Fiskeby är en grupp på arton medarbetare som varje dag hjälper ungefär sextio personer att bo kvar hemma. Nu går två kollegor i pension och vi vill hitta dig som vill ta vid.

Du ger omvårdnad, utför delegerade sjukvårdsinsatser, dokumenterar i Lifecare och är kontaktman för fyra till fem omsorgstagare. Du cyklar eller kör elbil mellan besöken, och rutten planeras så att du hinner prata med dem du möter.

Vi söker dig som är utbildad undersköterska med skyddad yrkestitel, som pratar och skriver svenska obehindrat och som har lätt för att samarbeta. Körkort är ett krav.

Hos oss får du arbetskläder, friskvårdsbidrag, handledning varje månad och en schemagrupp som lyssnar. Vi arbetar varannan helg och har avskaffat delade turer.

Anställningen är tillsvidare på 85 % med möjlighet att höja sysselsättningsgraden. Vi intervjuar löpande, så skicka in ansökan redan i dag. Före anställning begär vi utdrag ur belastningsregistret.`,
  },
  {
    id: 'own-5',
    language: 'sv',
    title: 'Maskinoperatör inom livsmedelsproduktion',
    employer: 'Skördegård Livsmedel AB',
    number: '5569900005',
    municipality: ['1287', 'Trelleborg'],
    postcode: '23132',
    url: 'https://skordegard.example/lediga-jobb/maskinoperator-331',
    text: `I fabriken i Trelleborg gör vi soppor, såser och färdiga grytor av råvaror som mest kommer från gårdar inom fem mil. Vi är åttio personer som tillsammans fyller sexhundratusen förpackningar i veckan.

Som operatör ansvarar du för en förpackningslinje: ställer om mellan recept, kontrollerar vikter och temperaturer, åtgärdar enklare stopp och lämnar över till nästa lag med en tydlig logg.

Du har gått industriteknisk utbildning eller arbetat några år vid en processlinje. Du är noggrann med hygien, läser svenska instruktioner utan svårighet och har truckkort eller är beredd att ta det.

Vi erbjuder en långsiktig anställning med kollektivavtal, lunch till självkostnadspris, gym i huset och ett tydligt steg vidare till linjetekniker för den som vill.

Arbetet är förlagt till tvåskift och tillträde sker efter överenskommelse. Urval görs löpande och provanställning på sex månader tillämpas. Fackliga företrädare nås via växeln på [tel.].`,
  },
  {
    id: 'own-6',
    language: 'sv',
    title: 'Lärare i matematik och NO årskurs 7–9',
    employer: 'Friskolan Vågen',
    number: '8029900006',
    municipality: ['1280', 'Malmö'],
    postcode: '21120',
    url: 'https://vagen.example/arbeta/larare-ma-no',
    text: `Friskolan Vågen är en liten skola med tvåhundra elever nära havet i Malmö. Klasserna har högst tjugofyra elever och varje arbetslag har en egen specialpedagog.

Du undervisar i matematik och naturorienterande ämnen, är mentor för en halv klass och leder skolans teknikverkstad tillsammans med slöjdläraren. På fredagar har lagen gemensam planering och inga lektioner efter klockan ett.

Du har lärarlegitimation i minst två av ämnena, tror på tydlig struktur och tycker om att prova nya sätt att förklara bråk. Erfarenhet av språkutvecklande arbete är värdefullt eftersom hälften av våra elever har ett annat modersmål.

Skolan drivs av en stiftelse utan vinstintresse. Överskottet går till läromedel, utflykter och fortbildning, och du bestämmer själv över en egen pott för kurser.

Tjänsten är en tillsvidareanställning på heltid från terminsstart. Bifoga legitimation och examensbevis. Välkommen att höra av dig till rektor på [e-mail] om du vill besöka oss en vanlig skoldag.`,
  },
  {
    id: 'own-7',
    language: 'en',
    title: 'Backend Engineer, payments platform',
    employer: 'Øresund Pay A/S',
    number: '29900007',
    municipality: ['0101', 'København'],
    postcode: '1119',
    url: 'https://oresundpay.example/careers/backend-engineer-payments',
    text: `Øresund Pay moves money between Danish and Swedish accounts in less than ten seconds. Our platform handles two million transfers a day, and we are looking for an engineer who enjoys careful work on systems that must not lose a single one.

You will design services in Kotlin and PostgreSQL, review the changes of your colleagues, take part in an on-call rota of one week in seven, and write the kind of documentation you would have liked to find yourself.

We expect solid experience with relational databases, an eye for failure modes and the patience to explain them. Knowledge of card schemes or of open banking is welcome, not required.

The team sits in Copenhagen with colleagues from nine countries. You get a pension scheme, health insurance, six weeks of holiday, and a budget for conferences. You may work from home two days a week.

Please apply in English with a short note on a system you are proud of. We read applications as they arrive, and the process consists of two conversations and a small piece of paid work.`,
  },
  {
    id: 'own-8',
    language: 'en',
    title: 'Postdoctoral researcher in marine sediment chemistry',
    employer: 'Sundets Universitet',
    number: '2029900008',
    municipality: ['1281', 'Lund'],
    postcode: '22362',
    url: 'https://sundetsuniversitet.example/vacancies/pd-2219',
    text: `The Department of Geology invites applications for a position in marine sediment chemistry. The project studies how phosphorus is released from the sea bed of the sound between Denmark and Sweden when oxygen runs low.

The successful candidate will plan and carry out two cruises a year, run incubation experiments in the new core laboratory, and publish the results together with the partners in Aarhus and Kiel. Supervision of one doctoral student is part of the duties.

Applicants hold a doctoral degree in geochemistry, oceanography or a related field, awarded no more than three years before the closing date. Documented experience of mass spectrometry and of field work at sea is required.

The appointment is for two years, full time, with a starting date by agreement. Lund has an international community, good schools and a short journey to the airport.

The application contains a cover letter, a curriculum vitae, a list of publications and the names of two referees. Interviews are held in Lund or remotely about four weeks after closing.`,
  },
  {
    id: 'own-9',
    language: 'sv',
    title: 'Kock till lunchrestaurang i hamnen',
    employer: 'Bryggans Mat HB',
    number: '9699900009',
    municipality: ['1283', 'Helsingborg'],
    postcode: '25221',
    url: 'https://bryggansmat.example/kock',
    text: `På Bryggan serverar vi lunch till trehundra gäster varje vardag och stänger klockan fyra. Menyn skrivs om varje vecka efter vad fiskarna och odlarna runt omkring har att sälja.

Nu behöver vi en kock som kan ansvara för varmköket. Du lagar mat från grunden, beställer råvaror, håller ordning i egenkontrollen och handleder vår lärling. Vi är sju i köket och hjälps åt med disken när det behövs.

Du har kockutbildning eller motsvarande erfarenhet från ett kök med högt tempo. Du är snabb men lugn, luktar på buljongen innan du smakar och tycker att vegetarisk mat är rolig.

Vi betalar enligt avtal, har lediga kvällar och helger och delar på dricksen. Efter ett år kan du bli delägare, som fyra av oss redan är.

Skicka några rader och berätta vilken soppa du skulle sätta på menyn i november. Vi provlagar med de tre som skriver så att vi blir hungriga.`,
  },
  {
    id: 'own-10',
    language: 'da',
    title: 'Regnskabsmedarbejder til debitor og moms',
    employer: 'Nordhavn Spedition A/S',
    number: '29900010',
    municipality: ['0101', 'København'],
    postcode: '2150',
    url: 'https://nordhavnspedition.example/stillinger/regnskab-18',
    text: `Nordhavn Spedition sender gods fra Norden til resten af verden, og fakturaerne følger med. Vi er femten i økonomiafdelingen og mangler en kollega til debitorbogholderi og moms.

Du bogfører indbetalinger, rykker venligt, afstemmer konti ved månedens slutning og indberetter moms og EU-salg. Sammen med controlleren sørger du for, at årsafslutningen ikke overrasker nogen.

Du har en kontoruddannelse med speciale i økonomi og nogle års erfaring fra en virksomhed med handel over grænserne. Du er hjemme i Excel, har arbejdet i Business Central eller noget, der ligner, og du skriver engelsk uden at slå op.

Hos os spiser vi frokost sammen, går hjem til tiden og fejrer, når ældste åbne post bliver lukket. Der er sundhedsforsikring, fleksible mødetider og mulighed for hjemmearbejde om fredagen.

Stillingen er på fuld tid, 37 timer om ugen. Ansøgning og eksamensbevis sendes gennem linket, og vi kalder til samtale løbende indtil den rigtige er fundet.`,
  },
];

/** Ads written by us for this purpose, so that the set can be built where the real ones are missing. */
export function ownAds(): LabelledAd[] {
  return ADS.map((ad) =>
    labelledAd({
      id: ad.id,
      source: ad.municipality[0].startsWith('12') ? 'jobtech' : 'jobnet',
      url: ad.url,
      title: ad.title,
      description: ad.text,
      otherDescription: null,
      language: ad.language,
      employer: ad.employer,
      tradeName: null,
      number: ad.number,
      country: ad.municipality[0].startsWith('12') ? 'SE' : 'DK',
      municipality: { code: ad.municipality[0], name: ad.municipality[1] },
      postcode: ad.postcode,
      city: ad.municipality[1],
      street: null,
      hours: null,
      publishedAt: '2026-03-02T08:00:00+01:00',
      deadline: '2026-04-01T23:59:59+02:00',
    }),
  );
}
