import type { FollowText } from './follow-text.ts';

export const en: FollowText = {
  title: 'Follow this search',
  lead: 'Be told when new jobs turn up in this search. Each job is mentioned once, even if it is advertised in several places.',
  everything: 'All jobs',
  withoutHome:
    'Your home and travel time are not part of it: they stay in your browser. Open a job from the message to see the journey.',
  email: {
    title: 'By e-mail',
    field: 'E-mail address',
    submit: 'Send me a link to confirm with',
    privacy:
      'We use the address only to send new jobs, and delete it when you stop. Every e-mail has a link to stop.',
  },
  howOften: 'How often',
  often: { daily: 'At most once a day', hourly: 'At most once an hour' },
  webhook: {
    title: 'To a program (webhook)',
    lead: 'We send new jobs as JSON to an address of yours, signed as Standard Webhooks has it. The receiver first has to send our challenge back.',
    field: 'Address (https)',
    submit: 'Create webhook',
  },
  feed: 'Follow the search as a feed (Atom) without telling us anything',
  back: 'Back to the search',
  faults: {
    not_an_email: 'Write a whole e-mail address, such as name@example.org.',
    not_a_url: 'Write a whole web address without user name and password.',
    not_https: 'The address has to begin with https://.',
    not_public: 'The address has to be reachable from the internet.',
    no_room:
      'So many want to follow a search right now that we cannot take any more. Try again later, or use the feed below.',
    too_many: 'That receiver already follows as many searches as one may.',
  },
  mailed: {
    title: 'Check your inbox',
    text: 'We have sent an e-mail to the address. Open the link in it within 24 hours and press the button. We will send nothing more before that.',
    missing: 'If it does not arrive, look among your junk mail, or try again tomorrow.',
  },
  hooked: {
    title: 'The webhook is waiting for an answer',
    text: 'In a moment we will POST a challenge to the address. Send it back as {"challenge":"…"} with status 200. After that, only new jobs will come.',
    secret: 'Key for the signature',
    link: 'Link to see its state and to stop it',
    once: 'Keep both now: they are shown only this once.',
  },
  confirm: { title: 'Do you want to follow this search?', button: 'Yes, follow the search' },
  confirmed: {
    title: 'You are following the search',
    text: 'You will hear from us the next time there is something new. Every message has a link to stop.',
  },
  stop: {
    title: 'Do you want to stop following this search?',
    button: 'Stop',
    states: {
      pending: 'Not confirmed yet.',
      active: 'Active.',
      off: 'Switched off, because the receiver could not be reached or did not answer as it should.',
    },
  },
  stopped: {
    title: 'It has been stopped',
    text: 'We will send nothing more, and what we kept about it is deleted.',
  },
  invalid: {
    title: 'The link is no longer valid',
    text: 'It has been used, has expired, or is not complete. If you asked for it long ago, follow the search anew.',
  },
};
