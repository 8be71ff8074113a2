import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownElsewhere } from '../domain/posting-draft.ts';
import { type Decision, decide, isApartAtAGlance } from './decide.ts';
import { anyPair, anyPosting, POSTING, posting, words } from './posting.test-support.ts';
import type { PostingSketch } from './posting-sketch.ts';
import { sketch } from './sketch.ts';
import { decodeGlance, encodeSketch } from './sketch-codec.ts';

type Changes = Parameters<typeof posting>[0];

const OTHER_PAGE = 'https://other.example/annonce/77';

/** The plain posting of Jobnet against a changed one of another source under another id and address. */
function against(changes: Changes, known: Partial<KnownElsewhere> = {}, own: Changes = {}): Decision {
  const elsewhere = { ids: [], urls: [], ...known };
  const other = posting({ sourceId: '77', url: OTHER_PAGE, ...changes });
  return decide(sketch('jobnet', posting(own), elsewhere), sketch('other', other));
}

/** As the store gives it, its text not read. */
function unread(made: PostingSketch): PostingSketch {
  const seen = decodeGlance(encodeSketch(made).glance);
  if (seen === null) throw new Error('what was encoded could not be decoded');
  return seen;
}

describe('decide', () => {
  it('is the same whichever posting comes first', () => {
    fc.assert(
      fc.property(anyPair, fc.boolean(), ([one, two], isOneSource) => {
        const a = sketch('jobnet', one);
        const b = sketch(isOneSource ? 'jobnet' : 'jobtech', two);
        expect(decide(a, b)).toEqual(decide(b, a));
      }),
      { numRuns: 500 },
    );
  });

  it('tells apart at a glance only what it tells apart, and most of what it does', () => {
    const noEvidence = { isSharedUrl: () => false, isSharedId: () => false };
    let [apart, atAGlance] = [0, 0];
    fc.assert(
      fc.property(anyPair, fc.boolean(), ([one, two], isOneSource) => {
        const a = sketch('jobnet', one);
        const b = sketch(isOneSource ? 'jobnet' : 'jobtech', two);
        const isApart = isApartAtAGlance(unread(a), unread(b), noEvidence);
        if (isApart) expect(decide(a, b).same).toBe(false);
        apart += decide(a, b).same ? 0 : 1;
        atAGlance += isApart ? 1 : 0;
      }),
      { numRuns: 500 },
    );
    expect(atAGlance).toBeGreaterThan(apart / 3);
  });

  it('takes every posting for the same as itself', () => {
    fc.assert(
      fc.property(anyPosting, (any) => {
        expect(decide(sketch('jobnet', any), sketch('jobnet', any)).same).toBe(true);
      }),
    );
  });

  it('never joins across municipalities or countries', () => {
    fc.assert(
      fc.property(anyPair, ([one, two]) => {
        const decision = decide(sketch('jobnet', one), sketch('jobtech', two));
        if (!decision.same) return;
        const [a, b] = [one.workplace, two.workplace];
        expect(a.country).toBe(b.country);
        if (a.municipality !== null && b.municipality !== null)
          expect(a.municipality).toEqual(b.municipality);
      }),
      { numRuns: 500 },
    );
  });

  it('joins the same ad of two sources and says by what', () => {
    expect(against({ title: 'Sygeplejerske søges til akutmodtagelsen' })).toEqual({
      same: true,
      because: {
        kind: 'employer_and_text',
        employer: { by: 'number', number: '12345678' },
        place: { relation: 'same', by: 'postcode', code: '3000' },
        titleSimilarity: 1,
        textSimilarity: 1,
        excerpt: false,
      },
    });
  });

  it.each<[string, Changes]>([
    ['without number', { employer: { orgNumber: null, name: 'SUNDETS HOSPITAL A/S' } }],
    ['without postcode', { workplace: { postcode: null } }],
    ['in a frame', { description: `${words('om', 60)} ${POSTING.description} ${words('fod', 60)}` }],
    ['with another deadline', { deadline: '2026-05-01T23:59:59+02:00' }],
    ['edited', { description: `${words('akut', 140)} ny ${words('akut', 150, 150)}` }],
    ['cut short', { description: words('akut', 60), deadline: null }],
    ['taken for another language', { language: 'en' }],
    ['with a department', { employer: { orgNumber: null, name: 'Sundets Hospital, Akutafdelingen' } }],
    ['without employer, same deadline', { employer: { orgNumber: null, name: null } }],
  ])('joins an ad %s', (_, changes) => {
    expect(against(changes)).toMatchObject({ same: true, because: { kind: 'employer_and_text' } });
  });

  it.each<[string, Changes]>([
    ['other_country_or_municipality', { workplace: { municipality: { code: '0219', name: 'Hillerød' } } }],
    ['other_country_or_municipality', { workplace: { country: 'SE', municipality: null, postcode: null } }],
    ['other_address', { workplace: { postcode: '3060' } }],
    ['place_unknown', { workplace: { municipality: null, postcode: null } }],
    ['other_employer', { employer: { name: 'Havnens Vikarbureau', orgNumber: '87654321' } }],
    ['other_employer', { employer: { name: 'Havnens Vikarbureau', orgNumber: null } }],
    ['other_title', { title: 'Sygeplejerske til akutmodtagelsen, nat' }],
    ['other_title', { title: 'Sygeplejerske til intensiv' }],
    ['other_text', { description: `${words('akut', 210)} ${words('egen', 90)}` }],
    ['other_language', { language: 'en', description: words('english', 300), deadline: null }],
    ['too_little_known', { description: words('akut', 5) }],
    ['too_little_known', { employer: { orgNumber: null, name: null }, deadline: null }],
  ])('says %s', (because, changes) => {
    expect(against(changes)).toEqual({ same: false, because });
  });

  it('keeps an ad apart that is advertised again with other hours', () => {
    expect(against({ hours: 'part_time' }, {}, { hours: 'full_time' })).toMatchObject({
      because: 'other_hours',
    });
    const says = (hours: number) => ({
      description: `${POSTING.description} Stillingen er på ${hours} timer om ugen.`,
    });
    expect(against(says(28), {}, says(37))).toMatchObject({ because: 'other_hours' });
    expect(against(says(37), {}, says(37)).same).toBe(true);
  });

  it('believes a title that says more only from another source, with the same text and deadline', () => {
    const title = 'Sygeplejerske til akutmodtagelsen, Elmehuset';
    const text = `${POSTING.description} akutmodtagelsen`;
    const own = { description: text };
    expect(against({ title, description: text }, {}, own).same).toBe(true);
    expect(against({ title, description: text, deadline: null }, {}, own).same).toBe(false);
    expect(against({ title, description: `${text} Elmehuset` }, {}, own).same).toBe(false);
    const sibling = sketch('jobnet', posting({ ...own, title, sourceId: '2', url: OTHER_PAGE }));
    expect(decide(sketch('jobnet', posting(own)), sibling).same).toBe(false);
  });

  it('joins an excerpt only where more than title and beginning speaks for it', () => {
    const short = { description: words('akut', 60), deadline: null, workplace: { postcode: null } };
    expect(against(short)).toMatchObject({ same: true, because: { excerpt: true } });
    expect(against({ ...short, publishedAt: '2026-02-01T08:00:00+01:00' })).toMatchObject({ same: false });
    expect(against({ ...short, publishedAt: null, deadline: POSTING.deadline }).same).toBe(true);
  });

  it('joins a translation only where title and deadline are the same', () => {
    const english = { language: 'en' as const, description: words('english', 300) };
    expect(against(english)).toMatchObject({
      same: true,
      because: { kind: 'translation', deadline: '2026-03-31' },
    });
    expect(against({ ...english, title: 'Nurse, emergency department' }).same).toBe(false);
    expect(against({ ...english, deadline: '2026-04-01T23:59:59+02:00' }).same).toBe(false);
  });

  describe('by a common page', () => {
    const page = 'https://www.hospital.example/job/4711/?utm_source=jobnet';
    const same = 'http://hospital.example/job/4711';
    const byStaffing = { employer: { name: 'Havnens Vikarbureau', orgNumber: '87654321' } };

    it('joins even a staffing firm’s ad with the client’s', () => {
      expect(against({ ...byStaffing, url: same }, { urls: [page] })).toMatchObject({
        same: true,
        because: { kind: 'url', url: 'hospital.example/job/4711' },
      });
    });

    it('does not join by a page of many jobs', () => {
      const a = sketch('jobnet', posting({ url: page }));
      const b = sketch('other', posting({ ...byStaffing, sourceId: '2', url: same }));
      const shared = {
        isSharedUrl: (url: string) => url === 'hospital.example/job/4711',
        isSharedId: () => false,
      };
      expect(decide(a, b).same).toBe(true);
      expect(decide(a, b, shared)).toEqual({ same: false, because: 'other_employer' });
    });

    it('does not join two jobs by it: other title and text, other shift, other town', () => {
      const other = { title: 'Kok', description: words('kok', 300), url: same };
      expect(against(other, { urls: [page] }).same).toBe(false);
      const night = { title: 'Sygeplejerske, nat', url: same };
      expect(against(night, { urls: [page] }, { title: 'Sygeplejerske, dag' }).same).toBe(false);
      const away = { url: same, workplace: { municipality: { code: '0219', name: 'Hillerød' } } };
      expect(against(away, { urls: [page] }).same).toBe(false);
    });

    it('joins two languages by it', () => {
      const english = {
        title: 'Nurse',
        language: 'en' as const,
        description: words('english', 200),
        url: same,
      };
      expect(against(english, { urls: [page] })).toMatchObject({ same: true, because: { kind: 'url' } });
      const ofAnother = { ...english, ...byStaffing, deadline: null };
      expect(against(ofAnother, { urls: [page] })).toEqual({ same: false, because: 'other_employer' });
    });
  });

  it('joins by an id that several jobs have only where title or text agree', () => {
    const shared = { isSharedUrl: () => false, isSharedId: () => true };
    const named = { ids: ['hrmanager:290:0'], urls: [] };
    const nurse = sketch('jobnet', posting(), named);
    const cook = { sourceId: '2', url: OTHER_PAGE, title: 'Kok', description: words('kok', 300) };
    expect(decide(nurse, sketch('jobnet', posting(cook), named)).same).toBe(true);
    expect(decide(nurse, sketch('jobnet', posting(cook), named), shared)).toEqual({
      same: false,
      because: 'other_title',
    });
    const again = sketch('jobnet', posting({ sourceId: '2', url: OTHER_PAGE, deadline: null }), named);
    expect(decide(nurse, again, shared)).toMatchObject({ because: { kind: 'external_id' } });
  });

  it('joins by an id that one names of the other', () => {
    const named = against({ ...{ title: 'Kok', description: '' } }, { ids: ['other:77'] });
    expect(named).toEqual({ same: true, because: { kind: 'external_id', id: 'other:77' } });
  });
});
