import { parseArgs } from 'node:util';
import { decide } from '../src/duplicates/decide.ts';
import { sketch } from '../src/duplicates/sketch.ts';
import type { SourcedPosting } from './duplicates/labelled-ad.ts';
import { labelledSet } from './duplicates/labelled-set.ts';
import { type CrowdFigures, measureCrowds } from './duplicates/measure-crowds.ts';
import { ownAds } from './duplicates/own-ads.ts';
import { hasRealAds, realAds } from './duplicates/real-ads.ts';
import { type Score, score } from './duplicates/score.ts';
import { table } from './support/table.ts';

interface Speeds {
  /** Ads of `characters` a second, one core. */
  readonly sketchesPerSecond: number;
  readonly decisionsPerSecond: number;
}

interface Report {
  readonly ads: 'real' | 'own';
  /** The pairs the thresholds were chosen on, and those of ads held out from that. */
  readonly seen: Score;
  readonly heldOut: Score;
  readonly speeds: Speeds;
}

const AD_CHARACTERS = 6000;
const ROUNDS = 7;
const MICROSECONDS = 1_000_000;

const OPTIONS = { crowds: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

/**
 * `npm run bench -- duplicates [--crowds N,N…] [--json]`: how well duplicates are told, by kind of pair, and how fast. With
 * `--crowds` instead: how many are found in a database among what large employers of so many jobs have open in one
 * municipality, of those that a look at all pairs would find.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const ads = hasRealAds ? realAds() : ownAds();
  if (values.crowds !== undefined) {
    const figures = await measureCrowds(ads, values.crowds.split(',').map(Number));
    process.stdout.write(`${values.json ? JSON.stringify(figures, null, 2) : crowdTable(figures)}\n`);
    return;
  }
  const pairs = labelledSet(ads);
  const report: Report = {
    ads: hasRealAds ? 'real' : 'own',
    seen: score(pairs.filter(({ heldOut }) => !heldOut)),
    heldOut: score(pairs.filter(({ heldOut }) => heldOut)),
    speeds: measureSpeeds(pairs.flatMap(({ a, b }) => [a, b])),
  };
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : tableOf(report));
}

function measureSpeeds(postings: readonly SourcedPosting[]): Speeds {
  const long = postings.slice(0, 500).map(ofSixKilobytes);
  const sketches = postings.map(({ source, posting, elsewhere }) => sketch(source, posting, elsewhere));
  return {
    sketchesPerSecond: perSecond(long.length, () => {
      for (const { source, posting } of long) sketch(source, posting);
    }),
    // Each with its twin and with the next: as in an index, many of them share employer and place.
    decisionsPerSecond: perSecond(2 * (sketches.length - 2), () => {
      for (let index = 0; index + 2 < sketches.length; index += 1) {
        const [a, b, c] = [sketches[index], sketches[index + 1], sketches[index + 2]];
        if (a !== undefined && b !== undefined && c !== undefined) {
          decide(a, b);
          decide(a, c);
        }
      }
    }),
  };
}

function ofSixKilobytes(ad: SourcedPosting): SourcedPosting {
  const { description } = ad.posting;
  const text = description.repeat(Math.ceil(AD_CHARACTERS / Math.max(1, description.length)));
  return { ...ad, posting: { ...ad.posting, description: text.slice(0, AD_CHARACTERS) } };
}

/**
 * The median of some rounds, after one to warm up, by the processor's time and not the clock's: what one core does,
 * whatever else the machine is busy with.
 */
function perSecond(count: number, work: () => void): number {
  work();
  const rates = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (count * MICROSECONDS) / (user + system);
  }).sort((a, b) => a - b);
  return Math.round(rates[Math.floor(ROUNDS / 2)] ?? 0);
}

function tableOf({ ads, seen, heldOut, speeds }: Report): string {
  const rows = seen.kinds.map((kind) => {
    const held = heldOut.kinds.find((other) => other.kind === kind.kind);
    const cells = [`${kind.joined}/${kind.pairs}`, held === undefined ? '–' : `${held.joined}/${held.pairs}`];
    return `${kind.same ? 'one' : 'two'}  ${kind.kind.padEnd(42)}${cells.map((cell) => cell.padStart(10)).join('')}`;
  });
  return `${[
    `Pairs of ${ads} ads joined, of all pairs of their kind`,
    '',
    `is   ${'kind of pair'.padEnd(42)}      seen  held out`,
    ...rows,
    '',
    summaryOf('seen', seen),
    summaryOf('held out', heldOut),
    '',
    `sketch: ${speeds.sketchesPerSecond} ads of ${AD_CHARACTERS} characters a second`,
    `decide: ${speeds.decisionsPerSecond} pairs a second`,
  ].join('\n')}\n`;
}

function crowdTable(figures: readonly CrowdFigures[]): string {
  return table(
    [
      'postings of one employer in one municipality',
      'keys that over 150; 500 have',
      'matches among all pairs',
      'found',
      'duplicates',
      'joined',
      'wrongly joined',
      'in other company, written otherwise',
    ],
    figures.map((crowd) => [
      String(crowd.postings),
      crowd.commonKeys.join('; '),
      String(crowd.matches),
      String(crowd.found),
      String(crowd.duplicates),
      String(crowd.joined),
      String(crowd.wronglyJoined),
      String(crowd.otherCompany),
    ]),
    'one row for each crowd',
  );
}

function summaryOf(name: string, { pairs, precision, recall }: Score): string {
  const share = (value: number) => value.toFixed(3);
  return `${name.padEnd(9)} ${pairs} pairs, precision ${share(precision)}, recall ${share(recall)}`;
}
