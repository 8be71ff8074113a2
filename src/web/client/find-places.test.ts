import { expect, it } from 'vitest';
import { CATALOGUES } from '../messages/catalogues.ts';
import { placeSuggestions, placesPath } from './find-places.ts';

const { placeTypes } = CATALOGUES.da.journeys;

it('tells places of one name apart: by where they are, else by what they are', () => {
  const shown = placeSuggestions(
    [
      { id: '1', name: 'Lund', detail: null, type: 'municipality' },
      { id: '2', name: 'Lund', detail: 'Stevns Kommune', type: 'town' },
      { id: '3', name: 'Torvet', detail: 'Køge', type: 'stop' },
      { id: '4', name: 'Torvet', detail: 'Køge', type: 'address' },
      { id: '5', name: 'Lund C', detail: null, type: 'station' },
    ],
    placeTypes,
  );
  expect(shown).toEqual([
    { id: '1', label: 'Lund', detail: 'kommune' },
    { id: '2', label: 'Lund', detail: 'Stevns Kommune' },
    { id: '3', label: 'Torvet', detail: 'Køge, stoppested' },
    { id: '4', label: 'Torvet', detail: 'Køge, adresse' },
    { id: '5', label: 'Lund C', detail: null },
  ]);
});

it('asks in the language of the page, whatever the browser prefers', () => {
  expect(placesPath('Malmö C', 'da')).toBe('/api/v1/places?q=Malm%C3%B6+C&limit=8&lang=da');
});
