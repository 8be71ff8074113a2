import type { EmployerFeeds } from './employer-feeds.ts';
import { createEmplySource } from './emply/source.ts';
import { createHrmanagerSource } from './hrmanager/source.ts';
import { createJoblinksSource } from './joblinks/source.ts';
import { createJobnetSource } from './jobnet/source.ts';
import { createJobpostingSource } from './jobposting/source.ts';
import { createJobtechSource } from './jobtech/source.ts';
import type { Source } from './source.ts';

/** Where the upstreams are. What is absent or null is not configured, and then its source is not listed. */
export interface SourceSettings extends Partial<EmployerFeeds> {
  readonly jobtechStreamUrl: URL;
  /** Null where JobSearch may not be asked: then Platsbanken's listing is never proven complete. */
  readonly jobtechSearchUrl: URL | null;
  readonly jobnetUrl: URL;
  readonly joblinksUrl?: URL | null;
}

/** Every source that is configured. A new one is a folder beside this file and a line here. */
export function createSources(settings: SourceSettings): Source[] {
  const { joblinksUrl, hrmanager, emply, jobposting } = settings;
  return [
    createJobtechSource({ streamUrl: settings.jobtechStreamUrl, searchUrl: settings.jobtechSearchUrl }),
    createJobnetSource({ baseUrl: settings.jobnetUrl }),
    ...(joblinksUrl ? [createJoblinksSource({ baseUrl: joblinksUrl })] : []),
    ...(hrmanager ? [createHrmanagerSource(hrmanager)] : []),
    ...(emply ? [createEmplySource(emply)] : []),
    ...(jobposting ? [createJobpostingSource(jobposting)] : []),
  ];
}
