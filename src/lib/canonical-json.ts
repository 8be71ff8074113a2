/**
 * JSON of a value with the keys of its objects in order, so that the order in which they were written changes nothing;
 * else as `JSON.stringify` (a replacer that sorts takes several times as long, and every ad of a night comes by here).
 * @param value what JSON can say: no functions, no `toJSON`.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, key);
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}
