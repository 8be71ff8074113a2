import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normaliseBody } from '../../src/normalise/html/normalise-body.ts';
import { readRequirements } from '../../src/normalise/requirements/read-requirements.ts';

/** Real ads, kept outside the project. */
const DATA = new URL('../../../shared/data/', import.meta.url);

/**
 * What the texts of the real ads state, read by a person who looked at every sentence with a word of the matter (the
 * source's own fields left aside); an ad that is not listed states nothing. The rules were written with these ads at
 * hand: the figures say what is kept up, not what unseen ads will give.
 */
const LABELS: Readonly<Record<string, string>> = {
  30016596: '+driving_licence:B -driving_licence:BE -driving_licence:C +education:secondary +language:sv',
  30016591: '+driving_licence:B +language:sv +shift:day +shift:evening +shift:weekend',
  30016581: '+language:sv',
  30016577: '-language:fi',
  30016575: '+language:en',
  30016550: '+language:sv',
  30016539: '+education:bachelor',
  30016536: '+education:vocational +language:en +language:sv',
  30016500: '+language:en +language:sv',
  30016470: '+education:bachelor +language:en +language:sv',
  30016468: '+driving_licence +own_car +language:sv',
  30016440: '+language:sv',
  30016446: '+shift:day +shift:evening +shift:weekend',
  30016434: '-language:en +education:master',
  30016430: '+education:bachelor',
  30016413: '+driving_licence:B +language:sv +shift:day +shift:weekend +education:bachelor',
  30016397: '+education:bachelor +language:en +language:sv',
  30016411: '+shift:weekend',
  30016393: '-language:es',
  30016405: '+language:sv',
  30016357: '+shift:weekend',
  30016354: '+shift:evening +shift:weekend',
  30016388: '+driving_licence:B +education:bachelor +language:sv',
  30016593: '+language:sv +shift:day +shift:evening +shift:weekend',
  30016415: '+driving_licence +own_car',
  'old 01': '+language:en',
  'old 03': '+shift:day',
  'old 04': '+shift:evening',
  'old 05': '+own_car +shift:weekend',
  'old 06': '+shift:day',
  'old 08': '+language:en',
  'old 09': '+shift:evening',
  'old 10': '+education:doctorate',
  'old 13': '+language:en',
  'old 14': '+language:en',
  'old 17': '+shift:day',
  'old 18': '+education:doctorate +language:en',
  'old 19': '+language:da +language:en +shift:day +shift:evening',
  'old 20': '+education:doctorate',
  'page 10': '+language:da +language:en',
  'page 12': '+education:doctorate +language:en',
  'page 16': '+education:master',
  'page 19': '+language:en',
};

interface Ad {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

interface OldJobnetAd {
  readonly FormattedPurpose: string;
  readonly JobPositionPosting: { readonly JobPositionInformation: { readonly PositionTitle: string } };
}

function realAds(): Ad[] {
  const read = (name: string) => readFileSync(new URL(name, DATA), 'utf8');
  const html = (content: string) => normaliseBody({ kind: 'html', content }).text;
  const lines = read('jobtech/ads-2025-09.jsonl').trim().split('\n');
  const swedish = lines.map((line): Ad => {
    const { id, headline, description } = JSON.parse(line);
    const body: string = description.text_formatted ?? description.text;
    const kind = /<\w/.test(body) ? 'html' : 'text';
    return { id, title: headline, text: normaliseBody({ kind, content: body }).text };
  });
  const old = readdirSync(new URL('jobnet/details/', DATA)).map((file): Ad => {
    const ad: OldJobnetAd = JSON.parse(read(`jobnet/details/${file}`));
    const title = ad.JobPositionPosting.JobPositionInformation.PositionTitle;
    return { id: `old ${file.slice(-7, -5)}`, title, text: html(ad.FormattedPurpose) };
  });
  const pages = readdirSync(new URL('jobnet/employer-pages/', DATA)).map(
    (file): Ad => ({
      id: `page ${file.slice(-7, -5)}`,
      title: '',
      text: html(read(`jobnet/employer-pages/${file}`)),
    }),
  );
  const { jobAds } = JSON.parse(read('jobnet/bff-search.json')) as {
    jobAds: { jobAdId: string; title: string; description: string }[];
  };
  return [
    ...swedish,
    ...old,
    ...pages,
    ...jobAds.map((ad): Ad => ({ id: ad.jobAdId, title: ad.title, text: html(ad.description) })),
  ];
}

describe.skipIf(!existsSync(DATA))('requirements in the texts of real ads', () => {
  it('are read with a precision of 0.97 and a recall of 0.8 at least, and fast', () => {
    const ads = realAds();
    expect(ads).toHaveLength(69);
    const wrong: string[] = [];
    const missed: string[] = [];
    let right = 0;
    for (const { id, title, text } of ads) {
      const labels = new Set((LABELS[id] ?? '').split(' ').filter((label) => label !== ''));
      const found = readRequirements(title, text, []).map(
        ({ state, requirement }) => `${state === 'required' ? '+' : '-'}${requirement}`,
      );
      right += found.filter((one) => labels.has(one)).length;
      wrong.push(...found.filter((one) => !labels.has(one)).map((one) => `${id} ${one}`));
      missed.push(...[...labels].filter((one) => !found.includes(one)).map((one) => `${id} ${one}`));
    }
    const figures = { precision: right / (right + wrong.length), recall: right / (right + missed.length) };
    expect(figures.precision).toBeGreaterThanOrEqual(0.97);
    expect(figures.recall).toBeGreaterThanOrEqual(0.8);
    process.stdout.write(
      `requirements: ${right} right, ${wrong.length} wrong (${wrong}), ${missed.length} missed (${missed})\n`,
    );
  });
});
