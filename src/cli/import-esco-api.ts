import path from 'node:path';
import { LANGUAGES, Language } from '../domain/codes.ts';
import type { TaxonomyLayer } from '../domain/taxonomy.ts';
import { ConfigError, UsageError } from '../lib/errors.ts';
import { readEscoApi } from '../occupations/fetch/esco-api.ts';
import { PageShelf } from '../occupations/fetch/page-shelf.ts';
import { requireKept } from '../occupations/fetch/update-taxonomy.ts';
import type { CommandContext } from './command-context.ts';
import { storeLayers } from './import-taxonomy.ts';
import { openProgram, requireContact, requirePoliteness } from './program.ts';
import { createProgress } from './progress.ts';

export interface EscoApiImport {
  /** All three by default. */
  readonly languages: readonly string[];
  /** Takes also what has lost much of what was there. */
  readonly accept: boolean;
  readonly json: boolean;
}

/**
 * `sundet import esco-api`: what ESCO's own service tells. Slow on purpose; one that was broken off goes on where it was.
 * @throws ConfigError where no service is set.
 */
export async function importEscoApi(context: CommandContext, options: EscoApiImport): Promise<boolean> {
  const { config, clock, signal } = context;
  const languages = options.languages.length === 0 ? LANGUAGES : options.languages.map(parseLanguage);
  const baseUrl = config.taxonomies.escoApi;
  if (baseUrl === null) {
    throw new ConfigError(
      'ESCO_API_URL is not set: set it to https://ec.europa.eu/esco/api, or import ESCO’s packages, which is faster: sundet import esco <dir>',
    );
  }
  const service = { name: 'ESCO’s service', baseUrls: [baseUrl.href] };
  requirePoliteness(config, [service]);
  requireContact(config, [service]);
  const program = await openProgram(config, { ...context, share: true });
  try {
    const shelf = new PageShelf(path.join(config.dataDir, 'esco-api'), baseUrl, clock);
    const before = await program.taxonomy.layers();
    const layers: TaxonomyLayer[] = [];
    for (const language of languages) {
      const progress = createProgress(context.terminal, `ESCO (${language})`);
      const layer = await readEscoApi({
        baseUrl,
        language,
        shelf,
        http: program.harvest.http,
        signal,
        onProgress: (done, total) => progress.update(done, total),
      });
      progress.finish(`${layer.concepts.length} concepts`);
      if (!options.accept) requireKept(layer, before, service.name);
      layers.push(layer);
    }
    const stored = await storeLayers(program, context, layers, options);
    await shelf.clear();
    return stored;
  } finally {
    await program.close();
  }
}

function parseLanguage(code: string): Language {
  const language = Language.safeParse(code).data;
  if (language !== undefined) return language;
  throw new UsageError(`--language: “${code}” is not one of ${LANGUAGES.join(', ')}`);
}
