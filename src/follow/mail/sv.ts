import type { MailTexts } from './mail-texts.ts';

export const sv: MailTexts = {
  confirm: {
    subject: 'Bekräfta att du vill bevaka: {search}',
    asked: {
      daily:
        'Någon, förhoppningsvis du själv, har bett om att få nya jobb för den här sökningen hit, högst en gång om dagen: {search}',
      hourly:
        'Någon, förhoppningsvis du själv, har bett om att få nya jobb för den här sökningen hit, högst en gång i timmen: {search}',
    },
    press: 'Öppna länken och tryck på knappen för att bekräfta:',
    button: 'Bekräfta',
    expires: 'Länken gäller i ett dygn.',
    notYou:
      'Om det inte var du behöver du inte göra något: vi skickar inget mer och raderar adressen inom två dagar.',
  },
  news: {
    subject: { one: '{count} nytt jobb: {search}', other: '{count} nya jobb: {search}' },
    lead: {
      one: 'Det finns {count} nytt jobb i sökningen som du bevakar: {search}',
      other: 'Det finns {count} nya jobb i sökningen som du bevakar: {search}',
    },
    deadline: 'Sök senast {date}',
    untitled: 'Jobb utan rubrik',
    more: { one: 'Och {count} till.', other: 'Och {count} till.' },
    seeAll: 'Visa alla',
    why: 'Du får det här mejlet för att du har bett om det på Sundet och bekräftat det.',
    stop: 'Sluta skicka de här mejlen',
    about: 'Om Sundet och dina uppgifter',
  },
};
