import type { MapArea, MapVacancy } from './map-content.ts';

/** More than this at one spot are told as a number: the list beside the map has them all. */
const MOST_LISTED = 8;

/**
 * What a popup says of the vacancies at one spot, as an element. Built from text, never from HTML: titles come from
 * strangers.
 */
export function popupContent(vacancies: readonly MapVacancy[], more: (count: number) => string): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'map-popup';
  for (const { title, detail, href } of vacancies.slice(0, MOST_LISTED)) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = href;
    link.textContent = title;
    const place = document.createElement('span');
    place.textContent = detail;
    item.append(link, place);
    list.append(item);
  }
  const left = vacancies.length - MOST_LISTED;
  if (left > 0) {
    const item = document.createElement('li');
    item.textContent = more(left);
    list.append(item);
  }
  return list;
}

/** What a popup says of a municipality. Built from text, as the other. */
export function areaContent({ label, href }: MapArea): HTMLElement {
  const text = document.createElement('p');
  text.className = 'map-popup';
  const link = document.createElement('a');
  link.href = href;
  link.textContent = label;
  text.append(link);
  return text;
}
