import type { Phrases } from '../phrases.ts';

export const ENGLISH: Phrases = {
  intros: [
    'Would you like to {aim}? {employer} in {town} is looking for {noun} who would like to join the team.',
    'We are growing and need one more pair of hands. {employer} in {town} is looking for {noun}. In short, the job is to {aim}.',
    '{employer} is looking for {noun} for a varied position in {town}. Here you will {aim}, together with colleagues who like to share what they know.',
    'One of our good colleagues is moving on, so {employer} in {town} is now looking for {noun}. Join us and {aim}.',
  ],
  introsForSeveral: [
    'Would you like to {aim}? {employer} in {town} is hiring {positions} people for the role of {role}.',
    'We are growing and have {positions} vacancies for the role of {role} at {employer} in {town}. In short, the job is to {aim}.',
    '{employer} is filling {positions} positions in {town} for the role of {role}. Here you will {aim}, together with colleagues who like to share what they know.',
  ],
  headings: {
    about: ['About us', 'The workplace', 'Who we are'],
    duties: ['Your tasks', 'What you will do', 'About the role'],
    needs: ['Your profile', 'What we expect', 'Who you are'],
    times: ['Working hours and terms', 'Terms of employment'],
    offers: ['We offer', 'What you get'],
    terms: 'Terms',
    workplace: 'The workplace',
    apply: ['How to apply', 'Your application', 'Interested?'],
  },
  dutiesLead: ['You will:', 'Among other things you will:', 'In your daily work you will:'],
  needsLead: [
    'We expect that you:',
    'To do well in this job it is important that you:',
    'It is important to us that you:',
  ],
  qualities: [
    'Above all, we look for someone we can rely on and who contributes to a good atmosphere. The rest we can teach you.',
    'You do not have to know everything from the first day. If you are curious and used to getting things done, we will help you along.',
    'As a person you are open and friendly, and you like to work with others. You take responsibility and speak up when something could be better.',
  ],
  offersLead: ['We can offer you:', 'With us you get:', 'You get:'],
  offers: [
    'pay by collective agreement',
    'a pension scheme',
    'six weeks of holiday',
    'a workplace where we look after each other',
    'good colleagues and an informal atmosphere',
    'fruit and a shared lunch',
    'easy access by bus and train',
  ],
  times: {
    office: [
      'Working hours are on weekdays between 8:00 and 17:00, with flexitime.',
      'You work Monday to Friday, usually from 8:30 to 16:30.',
    ],
    day: [
      'Working hours are on weekdays between 7:00 and 16:00.',
      'You work in the daytime and have your weekends free.',
    ],
    early: ['The working day starts at 7:00 and ends at 15:30.', 'We start at 6:30 and finish at 14:30.'],
    two_shift: [
      'You work in two shifts, 6:00 to 14:00 and 14:00 to 22:00.',
      'The position is on the evening shift, 15:00 to 23:00, Monday to Friday.',
    ],
    round_the_clock: [
      'You work shifts: days 7:00 to 15:00, evenings 15:00 to 23:00 and every other weekend.',
      'We are here around the clock, and you get a fixed rota with day and night shifts.',
    ],
    evening: [
      'The work is in the afternoon and evening, from 14:00 to 23:00, five days a week.',
      'Shifts are between 10:00 and 23:00 according to a plan known four weeks ahead.',
    ],
    shop: ['You work during opening hours between 9:00 and 20:00, including every other Saturday.'],
    school: ['Working hours follow the school year, with lessons on weekdays between 8:00 and 15:00.'],
  },
  fullTime: ['This is a full-time position.', 'The position is full time.'],
  partTime: [
    'The position is part time, {hours} hours a week.',
    'This is a part-time position of about {hours} hours a week.',
  ],
  permanent: ['The position is permanent.', 'It is a permanent position with a trial period.'],
  temporary: [
    'The position is limited to {months} months, with the possibility of an extension.',
    'It is a temporary position of {months} months.',
  ],
  fixedTerm: ['The position is limited to {months} months.'],
  start: ['Start date: {start}.', 'The job starts {start}.'],
  starts: ['as soon as possible', 'by agreement'],
  apply: [
    'Send your application and CV through the link no later than {deadline}. We hold interviews as we go and close the ad once we have found the right person.',
    'The deadline is {deadline}. Please attach a letter, your CV and relevant certificates. Interviews are expected the week after.',
    'We need your application by {deadline}. Tell us briefly why you are the one, and quote reference {reference}.',
  ],
  applyAnyTime: [
    'We hire when we have found the right person, so do send your application today.',
    'There is no deadline. We read applications as they come in.',
  ],
  mail: [
    'If you have questions about the position, you are welcome to write to {mail}.',
    'Send your questions or your application to {mail} and we will answer within a few days.',
  ],
  phone: ['Would you like to know more? Call the team leader on {phone}, weekdays between 9:00 and 14:00.'],
  closings: [
    'We encourage everyone to apply regardless of age, gender, religion or background.',
    'We welcome applicants from both sides of the Sound and help with the practical side of tax and social security.',
    'We collect references only by agreement with you.',
  ],
  more: [
    {
      heading: 'Your first weeks',
      paragraphs: [
        'On your first day you are met by your manager and by a colleague who stays with you during the first weeks. You get a plan of whom to meet and what to learn, and we set time aside for your questions along the way.',
        'After one month and again after three we talk about how things are going and what you need. We do not expect you to know everything from the start, but we do expect you to say so when something is unclear.',
      ],
    },
    {
      heading: 'How we work',
      paragraphs: [
        'We believe that the best solutions are found by those who do the work every day. That is why our meetings are short and everyone is heard, and why we try new ideas on a small scale before we make them a habit.',
        'The atmosphere is direct and friendly. We share knowledge instead of keeping it, and when things get busy we help each other across professions.',
      ],
    },
    {
      heading: 'Getting to work',
      paragraphs: [
        'You can get here by bus or train and walk the last part. Many of us cycle, and there is covered parking for bicycles.',
        'Some of our colleagues live on the other side of the Sound and commute every day. We know the rules for tax and social security and are happy to help you with the paperwork.',
      ],
    },
  ],
  headlines: ['{title}', '{title}', '{title}, {town}', '{title} - {employer}'],
  otherHeadlines: [
    '{Noun} for {employer} ({town}, Denmark)',
    'Job opening: {noun}, {town}',
    'Job in Denmark: {noun}, {town}',
  ],
  both: '{a} and {b}',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  date: '{day} {month}',
};
