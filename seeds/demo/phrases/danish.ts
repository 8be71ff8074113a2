import type { Phrases } from '../phrases.ts';

export const DANISH: Phrases = {
  intros: [
    'Vil du være med til at {aim}? {employer} {at} {town} søger {noun}, som gerne vil være en del af holdet.',
    'Har du mod på at {aim}? Så er du måske den kollega, vi mangler hos {employer} {at} {town}. Vi søger {noun} og glæder os til at høre fra dig.',
    'En af vores gode kolleger har søgt nye veje, og derfor søger {employer} {at} {town} {noun}. Hos os får du mulighed for at {aim}.',
    'Vi får mere at lave og udvider holdet. Derfor søger vi {noun} til {employer} {at} {town}. Opgaven er kort fortalt at {aim}.',
    '{employer} søger {noun} til en alsidig stilling {at} {town}. Opgaven er at {aim}, og det gør du sammen med kolleger, der gerne deler ud af deres erfaring.',
  ],
  introsForSeveral: [
    'Vil du være med til at {aim}? {employer} {at} {town} har {positions} ledige stillinger som {role}.',
    'Har du mod på at {aim}? Så er du måske en af de kolleger, vi mangler hos {employer} {at} {town}. Vi har {positions} ledige stillinger som {role} og glæder os til at høre fra dig.',
    'Vi får mere at lave og udvider holdet. Derfor har {employer} {at} {town} {positions} ledige stillinger som {role}. Opgaven er kort fortalt at {aim}.',
  ],
  headings: {
    about: ['Om os', 'Om arbejdspladsen', 'Hvem er vi?'],
    duties: ['Dine opgaver', 'Arbejdsopgaver', 'Om stillingen'],
    needs: ['Dine kvalifikationer', 'Vi forventer', 'Hvem er du?'],
    times: ['Arbejdstid og ansættelse', 'Løn- og ansættelsesvilkår'],
    offers: ['Vi tilbyder', 'Det får du hos os'],
    terms: 'Vilkår',
    workplace: 'Arbejdspladsen',
    apply: ['Ansøgning', 'Sådan søger du', 'Interesseret?'],
  },
  dutiesLead: ['Du skal blandt andet:', 'I din hverdag vil du:', 'Som vores nye kollega skal du:'],
  needsLead: [
    'Vi lægger vægt på, at du:',
    'Vi forventer, at du:',
    'For at lykkes i jobbet er det vigtigt, at du:',
  ],
  qualities: [
    'Vi lægger vægt på, at du er til at stole på, og at du bidrager til en god tone. Resten kan vi lære dig.',
    'Du behøver ikke at kunne det hele fra første dag. Er du nysgerrig og vant til at tage fat, så hjælper vi dig på vej.',
    'Som person er du åben og imødekommende, og du kan lide at arbejde sammen med andre. Du tager ansvar og siger til, når noget kan gøres bedre.',
    'Vi søger en kollega, som trives med, at ikke to dage er ens, og som kan holde flere bolde i luften uden at miste overblikket.',
  ],
  offersLead: ['Hos os får du:', 'Vi kan blandt andet tilbyde:', 'Du får:'],
  offers: [
    'løn efter gældende overenskomst',
    'pensionsordning fra første dag',
    'seks ugers ferie',
    'et arbejdsmiljø, hvor vi passer på hinanden',
    'gode kolleger og en uformel tone',
    'frugtordning og fælles frokost',
    'let adgang til bus og tog',
    'gratis parkering',
  ],
  times: {
    office: [
      'Arbejdstiden ligger på hverdage mellem kl. 8 og 16, og den kan tilrettelægges fleksibelt.',
      'Du arbejder mandag til fredag, som regel mellem kl. 8.30 og 16.30.',
    ],
    day: [
      'Arbejdstiden er på hverdage mellem kl. 7 og 16.',
      'Du arbejder i dagtimerne, typisk fra kl. 7.30 til 15.30, og har fri i weekenden.',
    ],
    early: [
      'Arbejdsdagen begynder kl. 7 og slutter kl. 15, fredag kl. 14.',
      'Vi møder kl. 6.30 og har fri kl. 14.30.',
    ],
    two_shift: [
      'Du arbejder på skiftende hold: dag fra kl. 6 til 14 og aften fra kl. 14 til 22.',
      'Stillingen er på aftenhold fra kl. 15 til 23 mandag til torsdag, og fredag til kl. 20.',
    ],
    round_the_clock: [
      'Du arbejder i skiftende vagter: dag kl. 7-15, aften kl. 15-23 og hver anden weekend.',
      'Stillingen er primært på aftenvagter kl. 15-23 med vagt hver tredje weekend.',
      'Vi dækker døgnet, og du får en fast rulleplan med dag- og nattevagter.',
    ],
    evening: [
      'Arbejdet ligger om eftermiddagen og aftenen, fra kl. 14 til 23, fem dage om ugen.',
      'Vagterne ligger mellem kl. 10 og 23 efter en plan, som er kendt fire uger frem.',
    ],
    shop: [
      'Du arbejder i åbningstiden mellem kl. 9 og 20, herunder hver anden lørdag.',
      'Vagterne ligger mellem kl. 8 og 19 på hverdage og hver tredje weekend.',
    ],
    school: [
      'Arbejdstiden følger skoleåret med undervisning på hverdage mellem kl. 8 og 15.',
      'Undervisningen ligger på hverdage, og der er årsnorm efter gældende aftale.',
    ],
  },
  fullTime: [
    'Stillingen er på fuld tid, 37 timer om ugen.',
    'Der er tale om en fuldtidsstilling på 37 timer.',
  ],
  partTime: [
    'Stillingen er på {hours} timer om ugen.',
    'Der er tale om deltid, {hours} timer i gennemsnit om ugen.',
  ],
  permanent: ['Ansættelsen er fast.', 'Det er en fast stilling med tre måneders prøvetid.'],
  temporary: [
    'Det er et vikariat på {months} måneder med mulighed for forlængelse.',
    'Stillingen er tidsbegrænset til {months} måneder.',
  ],
  fixedTerm: ['Stillingen er tidsbegrænset til {months} måneder.'],
  start: ['Tiltrædelse {start}.', 'Stillingen er ledig til besættelse {start}.'],
  starts: ['hurtigst muligt', 'efter aftale', 'den første i en måned efter aftale'],
  apply: [
    'Send din ansøgning og dit CV via linket senest den {deadline}. Vi holder samtaler løbende og fjerner opslaget, når stillingen er besat.',
    'Ansøgningsfristen er den {deadline}. Vedhæft ansøgning, CV og relevante bilag. Samtalerne forventes holdt i ugen efter.',
    'Vi skal have din ansøgning senest den {deadline}. Skriv kort, hvorfor det netop er dig, og henvis til jobnummer {reference}.',
  ],
  applyAnyTime: [
    'Vi ansætter, når vi har fundet den rette, så send gerne din ansøgning og dit CV allerede i dag.',
    'Der er ingen frist. Vi læser ansøgningerne, efterhånden som de kommer, og inviterer løbende til samtale.',
  ],
  mail: [
    'Har du spørgsmål til stillingen, er du velkommen til at skrive til {mail}.',
    'Du kan sende spørgsmål eller ansøgning til {mail}, så svarer vi inden for et par dage.',
  ],
  phone: [
    'Vil du vide mere, kan du ringe til afdelingslederen på {phone} på hverdage mellem kl. 9 og 14.',
    'Ring gerne på telefon {phone}, hvis du vil høre mere eller aftale et besøg.',
  ],
  closings: [
    'Alle interesserede opfordres til at søge uanset alder, køn, religion eller etnisk baggrund.',
    'Vi ser gerne ansøgere fra begge sider af Øresund og hjælper med det praktiske om skat og social sikring.',
    'Vi er en røgfri arbejdsplads og indhenter referencer efter aftale med dig.',
    'Løn og ansættelse sker efter gældende overenskomst mellem parterne.',
  ],
  more: [
    {
      heading: 'Sådan kommer du i gang',
      paragraphs: [
        'Den første dag bliver du taget imod af din leder og en fast makker, som følger dig i de første uger. Du får en plan for, hvem du skal møde, og hvad du skal lære, og vi sætter tid af til dine spørgsmål undervejs.',
        'Efter en måned og igen efter tre måneder taler vi om, hvordan det går, og hvad du har brug for. Vi forventer ikke, at du kan det hele fra begyndelsen, men vi forventer, at du siger til, når noget er uklart.',
      ],
    },
    {
      heading: 'Vores måde at arbejde på',
      paragraphs: [
        'Vi tror på, at de bedste løsninger findes af dem, der står med opgaven i hverdagen. Derfor har vi korte møder, hvor alle kommer til orde, og derfor prøver vi nye ideer af i det små, før vi gør dem til en vane.',
        'Tonen er direkte og venlig. Vi deler viden i stedet for at gemme på den, og når det går stærkt, hjælper vi hinanden på tværs af faggrupper. Det lyder måske selvfølgeligt, men det er noget, vi arbejder for hver dag.',
      ],
    },
    {
      heading: 'Til og fra arbejde',
      paragraphs: [
        'Arbejdspladsen ligger, så du kan komme hertil med bus eller tog og gå det sidste stykke. Flere af os cykler, og der er overdækket cykelparkering og mulighed for bad.',
        'En del af vores kolleger bor på den anden side af Øresund og pendler hver dag. Vi kender reglerne for skat og social sikring og hjælper dig gerne med de første papirer.',
      ],
    },
  ],
  headlines: [
    '{title}',
    '{title}',
    '{title}, {town}',
    '{title} - {employer}',
    'Vi søger {noun} {at} {town}',
    '{Noun} søges til {town}',
  ],
  otherHeadlines: [
    '{Noun} til {employer} ({town}, Danmark)',
    'Ledig stilling som {noun} {at} {town}',
    'Job i Danmark: {noun}, {town}',
  ],
  both: '{a} og {b}',
  months: [
    'januar',
    'februar',
    'marts',
    'april',
    'maj',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'december',
  ],
  date: '{day}. {month}',
};
