import type { WrittenAboutText } from './about-text.ts';

export const en: WrittenAboutText = {
  title: 'About Sundet',
  lead: 'One search for jobs and journeys on both sides of the Öresund: Zealand with Bornholm, and Skåne.',
  sections: [
    {
      id: 'what',
      title: 'What Sundet does',
      paragraphs: [
        'Sundet collects the vacancies of the two national job banks, of other job sites, and of employers who publish their own, every night, and makes them searchable together in Danish, Swedish and English. It reads the timetables of both countries as one, so that every job can be judged by how you get there and home again.',
        'The original ad at its source is always the one that counts. Sundet adds what the ad does not say itself, such as the occupation in other languages, and says so where it has done that.',
      ],
    },
    {
      id: 'closed',
      title: 'When a job disappears',
      paragraphs: [
        'A job is closed here only when its source says that it is gone, when its last day of publication has passed, or when the complete list of the source proves that it is no longer there. If a night goes wrong, everything is kept, and the service status says what happened.',
      ],
    },
    {
      id: 'privacy',
      title: 'Privacy',
      paragraphs: [
        'Sundet has no accounts and does not measure your visits. {loads} What you search for is not logged: the log of the server holds which page was asked for, never words, places or addresses.',
        'Where you live, if you say so, only your browser remembers: in a cookie that we set when you give a home and not before, and that is gone when the browser is closed or you press “Forget home”. There are no other cookies. The place is sent to Sundet to compute journeys, rounded to about a hundred metres before it is used, and not stored here. It enters a link only if you ask for one that holds it.',
        'We look names of places up in our own tables. Where whoever runs this site has switched an address service on, that service gets what you type in a field for a place, but not who you are.',
        'Your shortlist and your notes are kept in your browser until you share them yourself. What you share is then kept here until the link expires or you withdraw it: the jobs, your notes and, only if you ask for it, rounded travel times, never your address. Whoever has the link can read it; nobody else can, and we keep no key to it. A file you download is made from what your browser sends, and is not kept.',
        'If you follow a search, we keep it, without your home, and the e-mail or web address that you have confirmed, until you stop it with the link in every e-mail, or the one you got with the webhook. Then all of it is deleted.',
        'So that nobody can overload the service, your network address is kept in memory for a while, at most half an hour. It is stored nowhere.',
        'Contact persons of ads are not stored, and e-mail addresses and telephone numbers in their texts are masked. If an ad still names you, write to us, and we will take the name out of everything we keep.',
      ],
    },
    {
      id: 'accessibility',
      title: 'Accessibility',
      paragraphs: [
        'The pages aim for WCAG 2.2, level AA. They are tested automatically in three languages on narrow and wide screens, and with the keyboard alone. They work without scripts wherever they only show something.',
        'Known shortcomings: the texts of the ads are their authors’ and may lack headings or plain wording. The map cannot be read by a screen reader; everything on it also stands in the list beside it. No users of screen readers have tried the pages yet.',
        'If something stops you, write to us, and say which page and what you use.',
        'Written on 28 November 2026 after our own review and automatic tests with axe-core.',
      ],
    },
  ],
  loads: {
    nothing: 'Your browser loads nothing from anyone else.',
    tiles:
      'If you open a map, your browser asks {host} for the pictures in it. That server then sees your network address and which area you are looking at, which may be the one you live in, but not what you search for. Your browser loads nothing else from anyone else.',
  },
  sources: {
    id: 'sources',
    title: 'Where the jobs come from',
    paragraphs: [
      'Each source is read through its own public interface, slowly, with our name and an address where its people can reach us.',
    ],
  },
  licence: 'Licence: {licence}',
  alsoUsed: {
    id: 'also',
    title: 'What else we build on',
    paragraphs: [
      'Timetables: Rejseplanen (Denmark) and Trafiklab/Samtrafiken with Skånetrafiken (Sweden, CC0 1.0).',
      'This service uses the ESCO classification of the European Commission.',
      'Swedish occupation names: the taxonomy of JobTech, Arbetsförmedlingen (CC0 1.0).',
      'Occupational groups: ISCO-08 of the International Labour Organization (ILO), in our own words; DISCO-08 of Statistics Denmark, where it has been imported.',
      'Municipalities and postcodes: codes and names from Statistics Denmark, SCB and PostNord.',
      'Addresses, where switched on: Photon with data of OpenStreetMap’s contributors (ODbL), and Adressevælger.',
      'Coastline: Natural Earth, in the public domain.',
    ],
  },
  mapTiles: 'Pictures of the map: ',
  contact: 'Write to us: {contact}',
};
