import { createJobnetSource } from './jobnet/source.ts';
import { createJobtechSource } from './jobtech/source.ts';
import type { Source } from './source.ts';

/** Where the upstreams are. */
export interface SourceSettings {
  readonly jobtechStreamUrl: URL;
  /** Null where JobSearch may not be asked: then Platsbanken's listing is never proven complete. */
  readonly jobtechSearchUrl: URL | null;
  readonly jobnetUrl: URL;
}

/** Every source there is. A new one is a folder beside this file and a line here. */
export function createSources(settings: SourceSettings): Source[] {
  return [
    createJobtechSource({ streamUrl: settings.jobtechStreamUrl, searchUrl: settings.jobtechSearchUrl }),
    createJobnetSource({ baseUrl: settings.jobnetUrl }),
  ];
}
