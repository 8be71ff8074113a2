/**
 * First halves of invented employers' names: none is meant to be a real one. Each takes a genitive -s.
 * "{B}" in a pattern stands for the name, "{G}" for its genitive.
 */
export const NAME_STEMS = {
  DK: [
    'Kobbermøllen',
    'Fyrtårnet',
    'Syvstjernen',
    'Vindharpen',
    'Soluret',
    'Brombærhegnet',
    'Kildespringet',
    'Ravfuglen',
    'Tjørnehegnet',
    'Havørnebugten',
    'Stenkisten',
    'Tangvolden',
    'Lygtepælen',
    'Mosebryggen',
    'Rørsangeren',
    'Klokkefrøen',
    'Strandskaden',
    'Gærdesmutten',
  ],
  SE: [
    'Fyrbåken',
    'Kvarnhjulet',
    'Tofsvipan',
    'Slånbäret',
    'Kopparkitteln',
    'Vindflöjeln',
    'Rapsfältet',
    'Strandrågen',
    'Snäckskalet',
    'Sädesärlan',
    'Gärdesgården',
    'Tegelugnen',
    'Kardborren',
    'Ljungheden',
    'Mandelblomman',
    'Backsippan',
    'Hasselsnåret',
    'Korsvirket',
  ],
} as const;

type FullName = readonly [first: string, last: string];
type FullNames = readonly [FullName, ...FullName[]];

/** Invented people for the wire records' contact fields, which must never reach the store. */
export const CONTACT_NAMES: Readonly<Record<'DK' | 'SE', FullNames>> = {
  DK: [
    ['Testine', 'Prøvesen'],
    ['Eksempel', 'Attrapsen'],
    ['Figura', 'Påfundsgaard'],
    ['Opdigt', 'Tænktmand'],
  ],
  SE: [
    ['Testina', 'Provsson'],
    ['Exempel', 'Attrappsson'],
    ['Figura', 'Påhittsdotter'],
    ['Uppdikt', 'Tänktman'],
  ],
};
