import type { Language } from '../../domain/codes.ts';
import type { VacancyPage, VacancySummary } from '../../domain/vacancy.ts';
import { findVacancies } from '../client/find-vacancies.ts';
import { vacancyPath } from '../paths.ts';
import { formatDate } from '../text/dates.ts';
import { fill, fillPlural } from '../text/fill.ts';
import { placeLine } from '../text/places.ts';
import { answerPath, codesOf, type EmbedQuery, languageAmong, wholePath } from './embed-query.ts';
import { EMBED_STYLE } from './embed-style.ts';
import { EMBED_TEXTS, type EmbedTexts } from './embed-texts.ts';

/** Where this script came from is whom it asks, and where its links lead. */
const ORIGIN = new URL(import.meta.url).origin;

/**
 * `<sundet-search>`: a box and the first results, on a partner's page (docs/embedding.md). Everything is made as elements
 * and texts, never parsed as HTML: it stands under `require-trusted-types-for 'script'` too.
 */
class SundetSearch extends HTMLElement {
  static readonly observedAttributes = ['language', 'municipality', 'occupation'];
  readonly #root = this.attachShadow({ mode: 'open' });
  #abort: AbortController | null = null;
  #words = '';

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [sheet()];
    this.#show();
  }

  disconnectedCallback(): void {
    this.#abort?.abort();
  }

  attributeChangedCallback(): void {
    if (this.isConnected && this.#root.hasChildNodes()) this.#show();
  }

  get #language(): Language {
    return languageAmong([this.getAttribute('language'), this.closest('[lang]')?.getAttribute('lang')]);
  }

  #show(): void {
    const language = this.#language;
    const texts = EMBED_TEXTS[language];
    const input = element('input', {
      id: 'q',
      name: 'q',
      type: 'search',
      maxlength: '200',
      autocomplete: 'off',
    });
    input.value = this.#words;
    const form = element(
      'form',
      { role: 'search' },
      element('label', { for: 'q' }, texts.label),
      element('div', { class: 'row' }, input, element('button', { type: 'submit' }, texts.submit)),
    );
    const status = element('p', { role: 'status' });
    const list = element('ol', {});
    const all = element('p', { class: 'all' });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#words = input.value;
      void this.#search({ language, texts, status, list, all });
    });
    const origin = element('p', { class: 'soft' }, texts.origin);
    this.#root.replaceChildren(
      element('div', { class: 'box', lang: language }, form, status, list, all, origin),
    );
    void this.#search({ language, texts, status, list, all });
  }

  async #search(view: View): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const query: EmbedQuery = {
      q: this.#words,
      municipalities: codesOf(this.getAttribute('municipality')),
      occupations: codesOf(this.getAttribute('occupation')),
    };
    view.status.textContent = view.texts.loading;
    view.list.setAttribute('aria-busy', 'true');
    try {
      const page = await findVacancies(ORIGIN, answerPath(query), abort.signal);
      if (!abort.signal.aborted) showPage(view, page, query);
    } catch {
      if (abort.signal.aborted) return;
      view.status.textContent = view.texts.failed;
      view.list.replaceChildren();
      view.all.replaceChildren();
    }
    view.list.removeAttribute('aria-busy');
  }
}

/** The parts that change with an answer. */
interface View {
  readonly language: Language;
  readonly texts: EmbedTexts;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
  readonly all: HTMLElement;
}

function showPage({ language, texts, status, list, all }: View, page: VacancyPage, query: EmbedQuery): void {
  const { total, items } = page;
  status.textContent = total === 0 ? texts.none : fillPlural(texts.total, total, language);
  list.replaceChildren(...items.map((vacancy) => resultItem(vacancy, language, texts)));
  if (total === 0) all.replaceChildren();
  else {
    const href = ORIGIN + wholePath(query, language);
    all.replaceChildren(element('a', { href }, fillPlural(texts.all, total, language)));
  }
}

function resultItem(vacancy: VacancySummary, language: Language, texts: EmbedTexts): HTMLElement {
  const { id, title, employer, workplace, deadline } = vacancy;
  const link = element('a', { href: ORIGIN + vacancyPath(id, language) }, title || texts.untitled);
  if (vacancy.language !== null && title !== '') link.lang = vacancy.language;
  const where = [employer.name, placeLine(workplace, texts)].filter((part) => part !== null).join(' · ');
  const item = element('li', {}, link, element('p', {}, where));
  if (deadline !== null) {
    const when = formatDate(deadline, new Date().toISOString(), language);
    item.append(element('p', { class: 'soft' }, fill(texts.deadline, { when })));
  }
  return item;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

let shared: CSSStyleSheet | null = null;

/** One for all of them on a page. */
function sheet(): CSSStyleSheet {
  if (shared === null) {
    shared = new CSSStyleSheet();
    shared.replaceSync(EMBED_STYLE);
  }
  return shared;
}

// A page may hold the line twice.
if (customElements.get('sundet-search') === undefined) customElements.define('sundet-search', SundetSearch);
