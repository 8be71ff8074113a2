import type { Phrases } from '../phrases.ts';

export const SWEDISH: Phrases = {
  intros: [
    'Vill du vara med och {aim}? {employer} {at} {town} söker {noun} som vill bli en del av arbetslaget.',
    'Är du den vi saknar? Vi söker {noun} till {employer} {at} {town}. Hos oss får du vara med och {aim}.',
    'En av våra duktiga kollegor går vidare till nya uppgifter, och därför söker {employer} {at} {town} {noun}. Tillsammans med oss får du vara med och {aim}.',
    'Vi växer och behöver bli fler. Nu söker vi {noun} till {employer} {at} {town}. Kort sagt handlar jobbet om att {aim}.',
    '{employer} söker {noun} till en omväxlande tjänst {at} {town}. Uppdraget är att {aim}, och det gör du tillsammans med kollegor som gärna delar med sig av sin erfarenhet.',
  ],
  introsForSeveral: [
    'Vill du vara med och {aim}? {employer} {at} {town} har {positions} lediga tjänster som {role}.',
    'Är du en av dem vi saknar? Vi har {positions} lediga tjänster som {role} hos {employer} {at} {town}. Här får du vara med och {aim}.',
    'Vi växer och behöver bli fler. Nu har {employer} {at} {town} {positions} lediga tjänster som {role}. Kort sagt handlar jobbet om att {aim}.',
  ],
  headings: {
    about: ['Om oss', 'Om arbetsplatsen', 'Vilka är vi?'],
    duties: ['Arbetsuppgifter', 'Dina arbetsuppgifter', 'Om tjänsten'],
    needs: ['Kvalifikationer', 'Din kompetens', 'Vem är du?'],
    times: ['Arbetstid och anställning', 'Om anställningen'],
    offers: ['Vi erbjuder', 'Det får du hos oss'],
    terms: 'Villkor',
    workplace: 'Arbetsplatsen',
    apply: ['Ansökan', 'Så söker du', 'Välkommen med din ansökan'],
  },
  dutiesLead: ['I arbetet ingår bland annat att:', 'Du kommer att:', 'I tjänsten ingår att:'],
  needsLead: ['Vi söker dig som:', 'Vi förutsätter att du:', 'Du som söker:'],
  qualities: [
    'Vi lägger stor vikt vid dina personliga egenskaper: att man kan lita på dig och att du bidrar till en god stämning. Resten kan vi lära dig.',
    'Du behöver inte kunna allt från första dagen. Är du nyfiken och van att ta i hjälper vi dig på vägen.',
    'Som person är du öppen och tillmötesgående och tycker om att arbeta tillsammans med andra. Du tar ansvar och säger till när något kan bli bättre.',
    'Vi söker en kollega som trivs med att ingen dag är den andra lik och som kan hålla flera saker i huvudet utan att tappa överblicken.',
  ],
  offersLead: ['Hos oss får du:', 'Vi kan bland annat erbjuda:', 'Du får:'],
  offers: [
    'lön enligt kollektivavtal',
    'tjänstepension',
    'friskvårdsbidrag',
    'en arbetsmiljö där vi tar hand om varandra',
    'trevliga kollegor och en öppen stämning',
    'frukt och gemensam fika',
    'närhet till buss och tåg',
    'fri parkering',
  ],
  times: {
    office: [
      'Arbetstiden är förlagd till vardagar mellan kl. 8 och 17 med flextid.',
      'Du arbetar måndag till fredag, oftast mellan kl. 8.00 och 16.30.',
    ],
    day: [
      'Arbetstiden är vardagar mellan kl. 7 och 16.',
      'Du arbetar dagtid, vanligen kl. 7.30–16.00, och är ledig på helgen.',
    ],
    early: [
      'Arbetsdagen börjar kl. 6.45 och slutar kl. 15.45, fredagar tidigare.',
      'Vi börjar kl. 7 och slutar kl. 16.',
    ],
    two_shift: [
      'Du arbetar tvåskift: förmiddag kl. 6–14 och eftermiddag kl. 14–22.',
      'Tjänsten är förlagd till kvällsskift kl. 15–24 måndag till torsdag.',
    ],
    round_the_clock: [
      'Du arbetar på schema med dag kl. 7–16, kväll kl. 14–21 och varannan helg.',
      'Tjänsten är förlagd till kvällar kl. 14.30–21.30 och var tredje helg.',
      'Vi finns dygnet runt och du får ett fast rullande schema med dag- och nattpass.',
    ],
    evening: [
      'Arbetet är förlagt till eftermiddag och kväll, kl. 14–23, fem dagar i veckan.',
      'Passen ligger mellan kl. 10 och 23 enligt ett schema som är känt fyra veckor i förväg.',
    ],
    shop: [
      'Du arbetar under öppettiderna mellan kl. 9 och 20, även varannan lördag.',
      'Passen ligger mellan kl. 8 och 19 på vardagar samt var tredje helg.',
    ],
    school: [
      'Arbetstiden följer läsåret med undervisning på vardagar mellan kl. 8 och 15.',
      'Tjänsten har ferieanställning och undervisningen ligger på vardagar.',
    ],
  },
  fullTime: ['Tjänsten är på heltid.', 'Omfattningen är heltid, 100 procent.'],
  partTime: ['Tjänsten är på deltid, {percent} procent.', 'Omfattningen är {percent} procent av heltid.'],
  permanent: [
    'Anställningen är tills vidare.',
    'Det är en tillsvidareanställning som inleds med sex månaders provanställning.',
  ],
  temporary: [
    'Det är ett vikariat på {months} månader med möjlighet till förlängning.',
    'Anställningen är tidsbegränsad till {months} månader.',
  ],
  fixedTerm: ['Anställningen är tidsbegränsad till {months} månader.'],
  start: ['Tillträde {start}.', 'Tjänsten kan tillträdas {start}.'],
  starts: ['snarast', 'enligt överenskommelse', 'så snart som möjligt'],
  apply: [
    'Skicka in din ansökan och ditt CV via länken senast den {deadline}. Urval och intervjuer sker löpande, och tjänsten kan komma att tillsättas innan sista ansökningsdag.',
    'Sista ansökningsdag är den {deadline}. Bifoga personligt brev, CV och relevanta intyg. Intervjuerna hålls veckan efter.',
    'Vi vill ha din ansökan senast den {deadline}. Skriv kort varför du passar för tjänsten och ange referens {reference}.',
  ],
  applyAnyTime: [
    'Vi anställer när vi har hittat rätt person, så skicka gärna din ansökan redan i dag.',
    'Vi läser ansökningarna löpande och kallar till intervju efter hand.',
  ],
  mail: [
    'Har du frågor om tjänsten är du välkommen att mejla till {mail}.',
    'Skicka frågor eller ansökan till {mail} så svarar vi inom ett par dagar.',
  ],
  phone: [
    'Vill du veta mer når du enhetschefen på telefon {phone}, vardagar kl. 9–14.',
    'Ring gärna {phone} om du vill höra mer eller komma på besök.',
  ],
  closings: [
    'Vi värdesätter de kvaliteter som jämn könsfördelning och mångfald tillför verksamheten.',
    'Vi välkomnar sökande från båda sidor av Öresund och hjälper till med det praktiska kring skatt och försäkring.',
    'Inför den här rekryteringen har vi valt kanaler och undanber oss därför kontakt med mediesäljare och rekryteringssajter.',
    'Om du har skyddade personuppgifter ska du kontakta oss innan du skickar in din ansökan.',
  ],
  more: [
    {
      heading: 'Så kommer du i gång',
      paragraphs: [
        'Första dagen tas du emot av din chef och en fast kollega som följer dig under de första veckorna. Du får en plan för vilka du ska träffa och vad du ska lära dig, och vi avsätter tid för dina frågor längs vägen.',
        'Efter en månad och igen efter tre månader pratar vi om hur det går och vad du behöver. Vi förväntar oss inte att du kan allt från början, men att du säger till när något är oklart.',
      ],
    },
    {
      heading: 'Vårt sätt att arbeta',
      paragraphs: [
        'Vi tror att de bästa lösningarna hittas av dem som står med uppgiften till vardags. Därför har vi korta möten där alla kommer till tals, och därför provar vi nya idéer i liten skala innan vi gör dem till en vana.',
        'Tonen är rak och vänlig. Vi delar kunskap i stället för att hålla på den, och när det är mycket att göra hjälps vi åt över yrkesgränserna. Det kanske låter självklart, men det är något vi arbetar för varje dag.',
      ],
    },
    {
      heading: 'Till och från arbetet',
      paragraphs: [
        'Arbetsplatsen ligger så att du kan ta bussen eller tåget hit och gå den sista biten. Flera av oss cyklar, och det finns cykelparkering under tak och möjlighet att duscha.',
        'En del av våra kollegor bor på andra sidan Öresund och pendlar varje dag. Vi kan reglerna för skatt och socialförsäkring och hjälper dig gärna med pappersarbetet.',
      ],
    },
  ],
  headlines: [
    '{title}',
    '{title}',
    '{title}, {town}',
    '{title} - {employer}',
    'Vi söker {noun} {at} {town}',
    '{Noun} sökes till {town}',
  ],
  otherHeadlines: [
    '{Noun} till {employer} {at} {town}',
    'Ledig tjänst som {noun} {at} {town}',
    'Jobb i Danmark: {noun} {at} {town}',
  ],
  both: '{a} och {b}',
  months: [
    'januari',
    'februari',
    'mars',
    'april',
    'maj',
    'juni',
    'juli',
    'augusti',
    'september',
    'oktober',
    'november',
    'december',
  ],
  date: '{day} {month}',
};
