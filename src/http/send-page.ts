import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnyPage } from '../web/page.ts';
import type { PageRenderer } from './page-renderer.ts';
import { wantsPageData } from './page-request.ts';

/** Answers a page: as HTML, or as its data where the page already loaded asks for it. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: AnyPage,
  renderer: PageRenderer,
): Promise<FastifyReply> {
  reply.header('content-language', page.language);
  if (wantsPageData(request)) return reply.type('application/json; charset=utf-8').send(JSON.stringify(page));
  const html = await renderer.render(page);
  return reply.type('text/html; charset=utf-8').send(html);
}
