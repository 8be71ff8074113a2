import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { demoConfig } from './demo.ts';
import { askedBy, configureSources, publicHosts } from './program.ts';

test('a demo asks nobody outside this machine, whatever is set for the service', async () => {
  const address = new URL('http://127.0.0.1:9/demo');
  const named = { ESCO_API_URL: 'https://ec.europa.eu/esco/api', PHOTON_URL: 'https://photon.example.org' };
  for (const settings of [{}, named]) {
    const config = demoConfig(readConfig(settings), {
      jobtechStreamUrl: address,
      jobtechSearchUrl: address,
      jobnetUrl: address,
      danishTimetableUrl: address,
      swedishTimetableUrl: address,
    });
    const { enabledSources, timetableSources, taxonomySources } = await configureSources(config);
    const asked = [...enabledSources, ...timetableSources.map(askedBy), ...taxonomySources];
    expect(asked.flatMap(publicHosts)).toEqual([]);
    expect(config.taxonomies.escoApi).toBeNull();
    expect(Object.values(config.travel).filter((service) => service !== null)).toEqual([]);
  }
});
