import {
  type LayerCode,
  type LayerConcept,
  type LayerLabel,
  RELATIONS,
  type Relation,
  type TaxonomyLayer,
} from '../../domain/taxonomy.ts';
import { versioned } from '../import/version-of.ts';
import { TITLE_WEIGHTS } from '../title-weights.ts';
import type { JobtechMatch, JobtechOccupation } from './jobtech-answer.ts';

/** Another name for it means less surely what its own name means. */
const ALTERNATIVE = 0.9;

/**
 * JobTech's occupation-names as a layer: the ESCO occupations that each leads to, its titles as names of those, and
 * for each group of SSYK 2012 all that the names under it may be. A name that leads nowhere stands there for itself,
 * as a concept of no known group, so that nothing certain is said of its group.
 */
export function jobtechLayer(source: string, occupations: readonly JobtechOccupation[]): TaxonomyLayer {
  const concepts = new Map<string, LayerConcept>();
  const labels = new Map<string, LayerLabel>();
  const codes = new Map<string, LayerCode>();
  const addCode = (added: LayerCode): void => {
    codes.set(`${added.scheme} ${added.code} ${added.relation} ${added.uri}`, added);
  };
  const addLabel = (uri: string, label: string, kind: LayerLabel['kind'], weight: number): void => {
    const key = `${uri} ${kind} ${label}`;
    const known = labels.get(key)?.weight ?? 0;
    if (label !== '') labels.set(key, { uri, language: 'sv', label, kind, weight: Math.max(weight, known) });
  };
  for (const occupation of occupations) {
    const matches = matchesOf(occupation);
    for (const { match, relation } of matches) {
      const uri = match.esco_uri;
      concepts.set(uri, conceptOf(uri));
      addCode({ uri, scheme: 'jobtech-occupation-name', code: occupation.id, relation });
      addLabel(uri, match.preferred_label.trim(), 'preferred', 1);
      addLabel(uri, occupation.preferred_label.trim(), 'source-title', TITLE_WEIGHTS[relation]);
      for (const label of occupation.alternative_labels) {
        addLabel(uri, label.trim(), 'source-title', TITLE_WEIGHTS[relation] * ALTERNATIVE);
      }
    }
    const own = `http://data.jobtechdev.se/taxonomy/concept/${occupation.id}`;
    const may = matches.length > 0 ? matches.map(({ match }) => match.esco_uri) : [own];
    for (const { ssyk_code_2012: code } of occupation.broader) {
      for (const uri of may) addCode({ uri, scheme: 'ssyk-2012', code, relation: 'narrow' });
      if (matches.length === 0) concepts.set(own, { uri: own, kind: 'occupation', isco: null });
    }
  }
  return versioned({
    source,
    concepts: sorted(concepts),
    labels: sorted(labels),
    codes: sorted(codes),
  });
}

function matchesOf(occupation: JobtechOccupation): { match: JobtechMatch; relation: Relation }[] {
  const of: Readonly<Record<Relation, readonly JobtechMatch[]>> = {
    exact: occupation.exact_match,
    close: occupation.close_match,
    broad: occupation.broad_match,
    narrow: occupation.narrow_match,
  };
  return RELATIONS.flatMap((relation) => of[relation].map((match) => ({ match, relation })));
}

/** A few are matched to a group rather than to an occupation. */
function conceptOf(uri: string): LayerConcept {
  const isco = /\/isco\/C(\d+)$/.exec(uri)?.[1];
  return isco === undefined ? { uri, kind: 'occupation', isco: null } : { uri, kind: 'group', isco };
}

/** In an order of its own: the same content has the same version in whatever order it came. */
function sorted<T>(entries: ReadonlyMap<string, T>): T[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
