import type { LayerCode, LayerConcept, TaxonomyLayer } from '../../domain/taxonomy.ts';
import { groupUri } from '../isco-group.ts';
import { ImportError, type NamedText, readTable } from './read-table.ts';
import { versioned } from './version-of.ts';

const LIST = { delimiter: ';', firstCell: 'SEKVENS', required: ['KODE', 'NIVEAU'] };

/**
 * DISCO-08 (Statistics Denmark, https://www.dst.dk/da/Statistik/dokumentation/nomenklaturer/disco-08, CSV): it follows
 * ISCO-08 for four digits and divides some groups further with two more. Groups that only Denmark has (such as 2343)
 * lead nowhere.
 * @param groups of ISCO-08, of one to four digits.
 * @throws ImportError naming file and line.
 */
export function readDisco(named: NamedText, groups: ReadonlySet<string>): TaxonomyLayer {
  const concepts = new Map<string, LayerConcept>();
  const codes: LayerCode[] = [];
  for (const row of readTable(named, LIST)) {
    const code = row.field('KODE');
    if (!/^\d{1,4}(?:\d{2})?$/.test(code)) {
      throw new ImportError(
        `${named.file}:${row.line}: KODE “${code.slice(0, 80)}” is not a code of DISCO-08`,
      );
    }
    const isco = code.slice(0, 4);
    if (!groups.has(isco)) continue;
    const uri = groupUri(isco);
    concepts.set(uri, { uri, kind: 'group', isco });
    codes.push({ uri, scheme: 'disco-08', code, relation: code === isco ? 'exact' : 'broad' });
  }
  if (codes.length === 0) throw new ImportError(`${named.file}: no codes under its header`);
  return versioned({ source: 'disco-08', concepts: [...concepts.values()], labels: [], codes });
}
