import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly body: {
    readonly type: string;
    readonly data: {
      readonly challenge?: string;
      readonly total?: number;
      readonly search: { readonly label: string; readonly url: string };
      readonly vacancies?: readonly { readonly id: string; readonly title: string; readonly url: string }[];
    };
  };
}

/** How a receiver answers: with a status and a text, or not at all. */
export type Answer = (
  received: ReceivedWebhook,
) => { readonly status: number; readonly text?: string; readonly headers?: Record<string, string> } | null;

export const ECHO: Answer = ({ body }) => ({
  status: 200,
  text: JSON.stringify({ challenge: body.data.challenge }),
});

/** A webhook of somebody's, on loopback. */
export async function startWebhookReceiver() {
  const received: ReceivedWebhook[] = [];
  const receiver = { url: '', received, answer: ECHO as Answer, close: async () => {} };
  const server = createServer((request, response) => {
    let raw = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      raw += chunk;
    });
    request.on('end', () => {
      const webhook = { headers: request.headers, raw, body: JSON.parse(raw) };
      received.push(webhook);
      const answer = receiver.answer(webhook);
      if (answer !== null) response.writeHead(answer.status, answer.headers ?? {}).end(answer.text ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  receiver.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return receiver;
}

export type WebhookReceiver = Awaited<ReturnType<typeof startWebhookReceiver>>;

/** As a receiver checks it (Standard Webhooks): signature, and no older than five minutes. */
export function isGenuine({ headers, raw }: ReceivedWebhook, secret: string, now: Date): boolean {
  const id = String(headers['webhook-id']);
  const timestamp = String(headers['webhook-timestamp']);
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${raw}`).digest('base64');
  return headers['webhook-signature'] === `v1,${signature}`;
}
