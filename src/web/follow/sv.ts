import type { FollowText } from './follow-text.ts';

export const sv: FollowText = {
  title: 'Bevaka sökningen',
  lead: 'Få besked när det kommer nya jobb i den här sökningen. Varje jobb nämns bara en gång, även om det är annonserat på flera ställen.',
  everything: 'Alla jobb',
  withoutHome:
    'Ditt hem och din restid följer inte med: de stannar i din webbläsare. Öppna ett jobb från meddelandet för att se resan.',
  email: {
    title: 'Med e-post',
    field: 'E-postadress',
    submit: 'Skicka en länk som jag kan bekräfta med',
    privacy:
      'Vi använder adressen bara för att skicka nya jobb och raderar den när du slutar. I varje mejl finns en länk för att sluta.',
  },
  howOften: 'Hur ofta',
  often: { daily: 'Högst en gång om dagen', hourly: 'Högst en gång i timmen' },
  webhook: {
    title: 'Till ett program (webhook)',
    lead: 'Vi skickar nya jobb som JSON till en adress som du bestämmer, signerade enligt Standard Webhooks. Mottagaren måste först skicka tillbaka vår challenge.',
    field: 'Adress (https)',
    submit: 'Skapa webhook',
  },
  feed: 'Bevaka sökningen som flöde (Atom) utan att lämna några uppgifter',
  back: 'Tillbaka till sökningen',
  faults: {
    not_an_email: 'Skriv en hel e-postadress, till exempel namn@exempel.se.',
    not_a_url: 'Skriv en hel webbadress utan användarnamn och lösenord.',
    not_https: 'Adressen måste börja med https://.',
    not_public: 'Adressen måste gå att nå från internet.',
    no_room:
      'Just nu är det så många som vill bevaka en sökning att vi inte kan ta emot fler. Försök igen senare, eller använd flödet nedan.',
    too_many: 'Den mottagaren bevakar redan så många sökningar som det går.',
  },
  mailed: {
    title: 'Titta i din inkorg',
    text: 'Vi har skickat ett mejl till adressen. Öppna länken i det inom ett dygn och tryck på knappen. Innan dess skickar vi inget mer.',
    missing: 'Om det inte kommer, titta i skräpposten eller försök igen i morgon.',
  },
  hooked: {
    title: 'Webhooken väntar på svar',
    text: 'Strax skickar vi en POST med en challenge till adressen. Skicka tillbaka den som {"challenge":"…"} med status 200. Därefter kommer bara nya jobb.',
    secret: 'Nyckel till signaturen',
    link: 'Länk för att se status och sluta',
    once: 'Spara båda nu: de visas bara den här gången.',
  },
  confirm: { title: 'Vill du bevaka den här sökningen?', button: 'Ja, bevaka sökningen' },
  confirmed: {
    title: 'Du bevakar sökningen',
    text: 'Du får besked nästa gång det finns något nytt. I varje meddelande finns en länk för att sluta.',
  },
  stop: {
    title: 'Vill du sluta bevaka den här sökningen?',
    button: 'Sluta bevaka',
    states: {
      pending: 'Inte bekräftad än.',
      active: 'Aktiv.',
      off: 'Avstängd, eftersom mottagaren inte gick att nå eller inte svarade rätt.',
    },
  },
  stopped: {
    title: 'Bevakningen är avslutad',
    text: 'Vi skickar inget mer, och det vi hade sparat om den är raderat.',
  },
  invalid: {
    title: 'Länken gäller inte längre',
    text: 'Den har redan använts, har gått ut eller kom inte med i sin helhet. Om det var länge sedan du bad om den kan du bevaka sökningen på nytt.',
  },
};
