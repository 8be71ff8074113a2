import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/domain/codes.ts';
import { composeConfirmation, composeNews } from '../../src/follow/mail/compose-mail.ts';
import { MAIL_TEXTS } from '../../src/follow/mail/mail-texts.ts';
import type { DueDelivery } from '../../src/store/follow-store.ts';
import { followText } from '../../src/web/follow/follow-text.ts';

const PUBLIC = new URL('https://sundet.example');
const STOP = 'https://sundet.example/follow/stop?token=t&lang=da';

function delivery(change: Partial<DueDelivery> = {}): DueDelivery {
  return {
    id: 'd1',
    follow: 'f1',
    kind: 'news',
    channel: 'email',
    path: '/?q=nurse',
    label: 'nurse · Malmö',
    language: 'en',
    howOften: 'daily',
    target: 'anna@example.org',
    secret: null,
    createdAt: new Date(0),
    attempts: 1,
    failingSince: null,
    news: {
      total: 3,
      vacancies: [
        {
          id: 'v1',
          title: 'Sygeplejerske',
          employer: 'Rigshospitalet',
          place: 'København Ø',
          country: 'DK',
          publishedAt: null,
          deadline: '2026-03-10T23:59:59+01:00',
        },
      ],
    },
    ...change,
  };
}

describe.each(LANGUAGES)('in %s', (language) => {
  test('every text is there, and its places are those of the others', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'string'
        ? (value.match(/\{\w+\}/g) ?? []).toSorted()
        : Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, shape(part)]));
    expect(shape(MAIL_TEXTS[language])).toEqual(shape(MAIL_TEXTS.en));
    expect(shape(followText(language))).toEqual(shape(followText('en')));
    expect(JSON.stringify([MAIL_TEXTS[language], followText(language)])).not.toMatch(/"\s*"|undefined/);
  });

  test('a message names the search, the jobs, the day, and the way out', () => {
    const mail = composeNews(delivery({ language }), STOP, PUBLIC);
    const day = { da: '10. marts 2026', sv: '10 mars 2026', en: '10 March 2026' }[language];
    for (const form of [mail.text, mail.html]) {
      for (const part of ['nurse · Malmö', 'Sygeplejerske', 'Rigshospitalet', 'København Ø (DK)', day, '2'])
        expect(form).toContain(part);
      expect(form).toContain(`https://sundet.example/vacancy/v1?lang=${language}`);
      expect(form).not.toMatch(/\{\w+\}/);
    }
    expect(mail.html).toContain(`lang="${language}"`);
    expect(mail.html).not.toMatch(/<(?:img|script|style|link)|src=/);
  });

  test('a question says what was asked, and what to do if it was not by them', () => {
    const link = 'https://sundet.example/follow/confirm?token=t';
    const mail = composeConfirmation(delivery({ language, kind: 'confirm' }), link);
    for (const form of [mail.text, mail.html]) expect(form).toContain('nurse · Malmö');
    expect(mail.text).toContain(link);
    expect(mail.text).toContain(MAIL_TEXTS[language].confirm.notYou);
  });
});

const HOSTILE =
  '<script>alert(1)</script>"\r\nBcc: victim@example.org\r\n\r\n<img src=x onerror=alert(1)>\u2028\u202Egnp';

test('a question to who has not agreed yet leads nowhere but to our own page', () => {
  const label =
    'you won: http://evil.example/x or evil.example, www.evil.example, mail x@evil.example, call +45 70 12 34 56 · Malmö';
  const { subject, text, html } = composeConfirmation(delivery({ kind: 'confirm', label }), STOP);
  for (const form of [subject, text, html]) expect(form).not.toMatch(/evil|70 12|won:/);
  expect(text.match(/https?:\/\/\S+/g)).toEqual([STOP]);
  const short = composeConfirmation(delivery({ kind: 'confirm', label: 'nurse · Malmö' }), STOP);
  expect(short.text).toContain('nurse · Malmö');
});

test('what an ad or a search says begins no header, no line and no tag', () => {
  const [vacancy] = delivery().news?.vacancies ?? [];
  if (vacancy === undefined) throw new Error('no vacancy');
  const hostile = { ...vacancy, title: HOSTILE, employer: HOSTILE, place: HOSTILE };
  const mail = composeNews(
    delivery({ label: HOSTILE, news: { total: 1, vacancies: [hostile] } }),
    STOP,
    PUBLIC,
  );
  expect(mail.subject).not.toMatch(/[\r\n\u2028\u202E]/);
  expect(mail.text).not.toMatch(/^Bcc:/m);
  expect(mail.html).not.toMatch(/<script|<img|[^&]"\s*onerror/);
  const question = composeConfirmation(delivery({ label: HOSTILE }), STOP);
  expect(question.subject).not.toMatch(/[\r\n]/);
  expect(question.html).not.toMatch(/<script|<img/);
});
