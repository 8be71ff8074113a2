/**
 * JSON of a value with the keys of its objects in order, so that the order in which they were written changes nothing;
 * else as `JSON.stringify` (a replacer that sorts takes several times as long, and every ad of a night comes by here).
 * @param value what JSON can say: no functions, no `toJSON`.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  return Array.isArray(value) ? listJson(value) : membersJson(value as Readonly<Record<string, unknown>>);
}

function listJson(values: readonly unknown[]): string {
  let items = '';
  for (let index = 0; index < values.length; index += 1) {
    items += `${index === 0 ? '' : ','}${canonicalJson(values[index])}`;
  }
  return `[${items}]`;
}

function membersJson(object: Readonly<Record<string, unknown>>): string {
  let members = '';
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member !== undefined)
      members += `${members === '' ? '' : ','}${nameJson(key)}${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** Names are few and come again with every ad; those of an upstream that makes up new ones are not kept. */
const MOST_NAMES = 1000;
const LONGEST_NAME = 40;
const names = new Map<string, string>();

function nameJson(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const json = `${JSON.stringify(key)}:`;
  if (names.size < MOST_NAMES && key.length <= LONGEST_NAME) names.set(key, json);
  return json;
}
