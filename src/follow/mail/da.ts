import type { MailTexts } from './mail-texts.ts';

export const da: MailTexts = {
  confirm: {
    subject: 'Bekræft, at du vil følge: {search}',
    asked: {
      daily:
        'Nogen, forhåbentlig dig selv, har bedt om at få nye job for denne søgning sendt hertil, højst én gang om dagen: {search}',
      hourly:
        'Nogen, forhåbentlig dig selv, har bedt om at få nye job for denne søgning sendt hertil, højst én gang i timen: {search}',
    },
    press: 'Åbn linket, og tryk på knappen for at bekræfte:',
    button: 'Bekræft',
    expires: 'Linket kan bruges i et døgn.',
    notYou:
      'Var det ikke dig, skal du ikke gøre noget: Vi sender ikke mere og sletter adressen inden for to dage.',
  },
  news: {
    subject: { one: '{count} nyt job: {search}', other: '{count} nye job: {search}' },
    lead: {
      one: 'Der er {count} nyt job i den søgning, du følger: {search}',
      other: 'Der er {count} nye job i den søgning, du følger: {search}',
    },
    deadline: 'Søg senest {date}',
    untitled: 'Job uden titel',
    more: { one: 'Og {count} til.', other: 'Og {count} til.' },
    seeAll: 'Se dem alle',
    why: 'Du får denne mail, fordi du har bedt om den på Sundet og bekræftet det.',
    stop: 'Stop disse mails',
    about: 'Om Sundet og dine oplysninger',
  },
};
