import type { FollowText } from './follow-text.ts';

export const da: FollowText = {
  title: 'Følg søgningen',
  lead: 'Få besked, når der kommer nye job i denne søgning. Hvert job nævnes kun én gang, også hvis det er slået op flere steder.',
  everything: 'Alle job',
  withoutHome:
    'Dit hjem og din rejsetid følger ikke med: De bliver i din browser. Åbn et job fra beskeden for at se rejsen.',
  email: {
    title: 'På e-mail',
    field: 'E-mailadresse',
    submit: 'Send mig et link, jeg kan bekræfte med',
    privacy:
      'Vi bruger kun adressen til at sende nye job og sletter den, når du stopper. Der er et link til at stoppe i hver mail.',
  },
  howOften: 'Hvor tit',
  often: { daily: 'Højst én gang om dagen', hourly: 'Højst én gang i timen' },
  webhook: {
    title: 'Til et program (webhook)',
    lead: 'Vi sender nye job som JSON til en adresse, du bestemmer, signeret som i Standard Webhooks. Modtageren skal først sende vores challenge tilbage.',
    field: 'Adresse (https)',
    submit: 'Opret webhook',
  },
  feed: 'Følg søgningen som feed (Atom) uden at oplyse noget',
  back: 'Tilbage til søgningen',
  faults: {
    not_an_email: 'Skriv en hel e-mailadresse, for eksempel navn@eksempel.dk.',
    not_a_url: 'Skriv en hel webadresse uden brugernavn og adgangskode.',
    not_https: 'Adressen skal begynde med https://.',
    not_public: 'Adressen skal kunne nås fra internettet.',
    no_room:
      'Lige nu er der så mange, der vil følge en søgning, at vi ikke kan tage imod flere. Prøv igen senere, eller brug feedet nedenfor.',
    too_many: 'Den modtager følger allerede så mange søgninger, som man kan.',
  },
  mailed: {
    title: 'Se i din indbakke',
    text: 'Vi har sendt en mail til adressen. Åbn linket i den inden for et døgn, og tryk på knappen. Før det sender vi ikke mere.',
    missing: 'Kommer den ikke, så se efter i uønsket post, eller prøv igen i morgen.',
  },
  hooked: {
    title: 'Webhooken venter på svar',
    text: 'Om lidt sender vi en POST med en challenge til adressen. Send den tilbage som {"challenge":"…"} med status 200. Derefter kommer der kun nye job.',
    secret: 'Nøgle til signaturen',
    link: 'Link til at se status og stoppe',
    once: 'Gem begge dele nu: De vises kun denne ene gang.',
  },
  confirm: { title: 'Vil du følge denne søgning?', button: 'Ja, følg søgningen' },
  confirmed: {
    title: 'Du følger søgningen',
    text: 'Du får besked, næste gang der er nyt. Der er et link til at stoppe i hver besked.',
  },
  stop: {
    title: 'Vil du holde op med at følge denne søgning?',
    button: 'Stop',
    states: {
      pending: 'Ikke bekræftet endnu.',
      active: 'Aktiv.',
      off: 'Slået fra, fordi modtageren ikke kunne nås eller ikke svarede rigtigt.',
    },
  },
  stopped: {
    title: 'Det er stoppet',
    text: 'Vi sender ikke mere, og det, vi havde gemt om det, er slettet.',
  },
  invalid: {
    title: 'Linket gælder ikke længere',
    text: 'Det er allerede brugt, udløbet eller ikke helt med. Er det længe siden, du bad om det, så følg søgningen igen.',
  },
};
