import type { MailTexts } from './mail-texts.ts';

export const en: MailTexts = {
  confirm: {
    subject: 'Please confirm that you want to follow: {search}',
    asked: {
      daily:
        'Someone, we hope you yourself, asked us to send new jobs for this search to this address, at most once a day: {search}',
      hourly:
        'Someone, we hope you yourself, asked us to send new jobs for this search to this address, at most once an hour: {search}',
    },
    press: 'To confirm, open the link and press the button:',
    button: 'Confirm',
    expires: 'The link works for 24 hours.',
    notYou:
      'If it was not you, there is nothing to do: we will send nothing more and delete the address within two days.',
  },
  news: {
    subject: { one: '{count} new job: {search}', other: '{count} new jobs: {search}' },
    lead: {
      one: 'There is {count} new job in the search you follow: {search}',
      other: 'There are {count} new jobs in the search you follow: {search}',
    },
    deadline: 'Apply by {date}',
    untitled: 'Untitled job',
    more: { one: 'And {count} more.', other: 'And {count} more.' },
    seeAll: 'See them all',
    why: 'You get this e-mail because you asked for it at Sundet and confirmed it.',
    stop: 'Stop these e-mails',
    about: 'About Sundet and your data',
  },
};
