import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { RegionMap } from '../../domain/region-map.ts';
import type { HttpDeps } from '../http-deps.ts';
import { COMMON_ANSWERS, jsonAnswer } from '../openapi.ts';
import { refuseOtherMethods } from '../read-only.ts';

const URL = '/api/v1/map';

/** `GET /api/v1/map`: the lines, stations and towns that our own base map is drawn from. */
export function addMapRoute(app: FastifyInstance, deps: HttpDeps): void {
  const { regionMap } = deps;
  if (regionMap === undefined) return;
  app.withTypeProvider<ZodTypeProvider>().get(URL, {
    config: { caching: { control: 'public, max-age=300', vary: ['Accept'] } },
    schema: {
      operationId: 'getRegionMap',
      tags: ['journeys'],
      summary: 'Lines on rails and water, stations and towns, as GeoJSON for a map',
      querystring: z.strictObject({}),
      response: { 200: jsonAnswer(RegionMap, 'GeoJSON (RFC 7946)'), ...COMMON_ANSWERS },
    },
    handler: () => regionMap.current(),
  });
  refuseOtherMethods(app, URL);
}
