import type { Language } from '../../domain/codes.ts';
import { escapeMarkup } from '../../lib/escape-markup.ts';
import type { DueDelivery, NewVacancy } from '../../store/follow-store.ts';
import { aboutUrl, searchUrl, vacancyUrl } from '../urls.ts';
import { MAIL_TEXTS } from './mail-texts.ts';

/** A message in both its forms. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const LOCALES: Readonly<Record<Language, string>> = { da: 'da-DK', sv: 'sv-SE', en: 'en-GB' };
const LONGEST_SUBJECT = 120;
const ZONE = 'Europe/Copenhagen';

/** Asks whoever reads it whether they want to follow. */
export function composeConfirmation(delivery: DueDelivery, confirm: string): ComposedMail {
  const { language, howOften } = delivery;
  const { confirm: texts } = MAIL_TEXTS[language];
  const search = withoutAddresses(oneLine(delivery.label));
  const asked = put(texts.asked[howOften], { search });
  return {
    subject: subjectOf(put(texts.subject, { search })),
    text: `${[asked, `${texts.press}\n${confirm}`, `${texts.expires} ${texts.notYou}`].join('\n\n')}\n`,
    html: htmlPage(language, [
      paragraph(asked),
      `<p><a href="${escapeMarkup(confirm)}">${escapeMarkup(texts.button)}</a></p>`,
      paragraph(`${texts.expires} ${texts.notYou}`),
    ]),
  };
}

const LONGEST_UNCONFIRMED = 80;

/**
 * Nobody has agreed to get this message yet, and whoever asked for it typed the search: nothing in it is to lead
 * anywhere, neither address nor number.
 */
function withoutAddresses(search: string): string {
  const harmless = search.replace(/\S*[.:/\\@]\S*|\+?\d(?:[ -]?\d){4,}/gu, '…');
  const characters = Array.from(harmless);
  return characters.length > LONGEST_UNCONFIRMED
    ? `${characters.slice(0, LONGEST_UNCONFIRMED - 1).join('')}…`
    : harmless;
}

/** Tells what is new. */
export function composeNews(delivery: DueDelivery, stop: string, publicUrl: URL): ComposedMail {
  const { language, path } = delivery;
  const { news: texts } = MAIL_TEXTS[language];
  const { vacancies = [], total = 0 } = delivery.news ?? {};
  const search = oneLine(delivery.label);
  const counted = (forms: Readonly<Record<'one' | 'other', string>>, count: number) =>
    put(count === 1 ? forms.one : forms.other, { search, count: count.toLocaleString(LOCALES[language]) });
  const rest = total - vacancies.length;
  const more = rest > 0 ? counted(texts.more, rest) : null;
  const all = searchUrl(publicUrl, path, language);
  const about = aboutUrl(publicUrl, language);
  const entries = vacancies.map((vacancy) => entryOf(vacancy, publicUrl, language));
  const lead = counted(texts.lead, total);
  return {
    subject: subjectOf(counted(texts.subject, total)),
    text: `${[
      lead,
      ...entries.map(({ title, facts, url }) => [title, facts, url].filter((line) => line !== '').join('\n')),
      [...(more === null ? [] : [more]), `${texts.seeAll}: ${all}`].join('\n'),
      `-- \n${texts.why}\n${texts.stop}: ${stop}\n${texts.about}: ${about}`,
    ].join('\n\n')}\n`,
    html: htmlPage(language, [
      paragraph(lead),
      ...entries.map(
        ({ title, facts, url }) =>
          `<p><a href="${escapeMarkup(url)}"><strong>${escapeMarkup(title)}</strong></a><br>${escapeMarkup(facts)}</p>`,
      ),
      ...(more === null ? [] : [paragraph(more)]),
      `<p><a href="${escapeMarkup(all)}">${escapeMarkup(texts.seeAll)}</a></p>`,
      `<hr><p><small>${escapeMarkup(texts.why)} <a href="${escapeMarkup(stop)}">${escapeMarkup(texts.stop)}</a> · <a href="${escapeMarkup(about)}">${escapeMarkup(texts.about)}</a></small></p>`,
    ]),
  };
}

function entryOf(vacancy: NewVacancy, publicUrl: URL, language: Language) {
  const { news } = MAIL_TEXTS[language];
  const { id, title, employer, place, country, deadline } = vacancy;
  const where = place === null ? country : `${place} (${country})`;
  const until = deadline === null ? null : put(news.deadline, { date: dateOf(deadline, language) });
  const facts = [employer, where, until].filter((fact) => fact !== null).map(oneLine);
  return {
    title: oneLine(title) || news.untitled,
    facts: facts.join(' · '),
    url: vacancyUrl(publicUrl, id, language),
  };
}

function dateOf(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: ZONE }).format(
    new Date(instant),
  );
}

function put(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** What an ad or a search says stays on its line: no text can begin a header, or look like a part of the message. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\s]+/gu, ' ').trim();
}

function subjectOf(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST_SUBJECT ? `${characters.slice(0, LONGEST_SUBJECT - 1).join('')}…` : text;
}

function paragraph(text: string): string {
  return `<p>${escapeMarkup(text)}</p>`;
}

/** Plain: readers' programs style it as they style everything, light or dark, and nothing is loaded from anywhere. */
function htmlPage(language: Language, body: readonly string[]): string {
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>Sundet</title></head><body>\n${body.join('\n')}\n</body></html>\n`;
}
