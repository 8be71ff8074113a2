import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ShortlistBody } from '../../domain/shortlist-body.ts';
import { csvTable } from '../forms/csv-table.ts';
import { jobLogTable, shortlistTable, type WrittenVacancy } from '../forms/shortlist-tables.ts';
import { type XlsxSheet, xlsxTable } from '../forms/xlsx-table.ts';
import { commuteOfHome, orWithoutCommute } from '../home-commute.ts';
import type { HttpDeps, Shortlists } from '../http-deps.ts';
import { SENDING_ANSWERS } from '../openapi.ts';
import { languageOf } from '../page-request.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseForeign } from '../same-origin.ts';
import { sendingOnly } from '../sending-only.ts';

/** A hundred notes of a thousand characters, in bytes. */
export const LIST_BODY_LIMIT = 512 * 1024;

const FILES = {
  shortlist: { operationId: 'Shortlist', summary: 'A list of vacancies with notes', table: shortlistTable },
  joblog: { operationId: 'JobLog', summary: 'A job log: date, title, employer, link', table: jobLogTable },
} as const;

const FORMS = {
  csv: {
    mediaType: 'text/csv',
    told: 'as CSV (RFC 4180, UTF-8 with a byte order mark)',
    schema: z.string(),
    write: async ({ rows }: XlsxSheet): Promise<string | Buffer> => csvTable(rows),
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    told: 'as an Excel workbook',
    schema: z.string().meta({ contentEncoding: 'binary' }),
    write: (sheet: XlsxSheet): Promise<string | Buffer> => xlsxTable(sheet),
  },
} as const;

/**
 * `POST /api/v1/shortlist.csv`, `.xlsx` and `/api/v1/joblog.csv`, `.xlsx`: a list that somebody keeps as a file. Nothing of
 * it is kept here.
 */
export function addShortlistFileRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  { vacancies }: Shortlists,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  for (const [name, file] of Object.entries(FILES)) {
    for (const [ending, form] of Object.entries(FORMS)) {
      const url = `/api/v1/${name}.${ending}`;
      routes.post(url, {
        bodyLimit: LIST_BODY_LIMIT,
        config: { price: PRICES.file },
        onRequest: refuseForeign,
        schema: {
          operationId: `write${file.operationId}As${ending === 'csv' ? 'Csv' : 'Xlsx'}`,
          tags: ['shortlists'],
          summary: `${file.summary} ${form.told}`,
          description:
            'The list is sent, and not kept. A vacancy that has closed or is gone meanwhile says so. Texts are stored as texts, whatever a spreadsheet would like to make of them. From our own pages, commutes are from the home that the browser keeps.',
          body: ShortlistBody,
          response: {
            200: { description: 'The file', content: { [form.mediaType]: { schema: form.schema } } },
            ...SENDING_ANSWERS,
          },
        },
        handler: async (request, reply) => {
          const written = await read(request, request.body);
          const language = request.body.language ?? languageOf(request);
          return sendFile(
            reply,
            await form.write(file.table(written, language)),
            form.mediaType,
            `${name}.${ending}`,
          );
        },
      });
      sendingOnly(app, url);
    }
  }

  async function read(request: FastifyRequest, { entries }: ShortlistBody): Promise<WrittenVacancy[]> {
    const ids = entries.map(({ id }) => id);
    const listed = await orWithoutCommute(commuteOfHome(request, deps), (commute) =>
      vacancies.list(ids, commute),
    );
    return listed.flatMap((one, index) => {
      const entry = entries[index];
      return entry === undefined ? [] : [{ entry, listed: one }];
    });
  }
}

function sendFile(
  reply: FastifyReply,
  content: string | Buffer,
  mediaType: string,
  name: string,
): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="sundet-${name}"`)
    .type(mediaType === 'text/csv' ? 'text/csv; charset=utf-8; header=present' : mediaType)
    .send(content as never);
}
