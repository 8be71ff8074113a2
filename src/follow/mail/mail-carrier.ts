import nodemailer from 'nodemailer';
import type { Clock } from '../../lib/clock.ts';
import type { MailSettings } from '../../lib/mail-settings.ts';
import type { DueDelivery, FollowStore, FollowTokenPurpose } from '../../store/follow-store.ts';
import { STOP_TOKEN_MS } from '../create-following.ts';
import type { Carrier } from '../deliver.ts';
import { NotDeliveredError } from '../follow-errors.ts';
import { newToken } from '../tokens.ts';
import { confirmUrl, stopUrl } from '../urls.ts';
import { type ComposedMail, composeConfirmation, composeNews } from './compose-mail.ts';

export interface MailDeps {
  readonly settings: MailSettings;
  readonly store: Pick<FollowStore, 'addToken'>;
  readonly clock: Clock;
  readonly publicUrl: URL;
}

const CONFIRM_TOKEN_MS = 86_400_000;
const TIMEOUT_MS = 30_000;

/** Writes e-mails. */
export function createMailCarrier(deps: MailDeps): Carrier & { close(): void } {
  const { settings, publicUrl } = deps;
  const transport = nodemailer.createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: !settings.secure && !settings.mayBePlain,
    ignoreTLS: !settings.secure && settings.mayBePlain,
    ...(settings.login === null
      ? {}
      : { auth: { user: settings.login.user, pass: settings.login.password } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  const send = async (delivery: DueDelivery, mail: ComposedMail, headers: Record<string, string>) => {
    try {
      await transport.sendMail({
        from: settings.from,
        // An object is taken as one address, whatever signs are in it.
        to: { name: '', address: delivery.target },
        ...mail,
        // The same however often it is sent: mail servers know a repetition by it.
        messageId: `<${delivery.id}@${domainOf(settings.from)}>`,
        date: deps.clock.now(),
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': delivery.language, ...headers },
      });
    } catch (cause) {
      throw new NotDeliveredError(reasonOf(cause), { cause });
    }
  };

  return {
    async confirm(delivery) {
      const token = await addToken(delivery, 'confirm', CONFIRM_TOKEN_MS, deps);
      await send(
        delivery,
        composeConfirmation(delivery, confirmUrl(publicUrl, token, delivery.language)),
        {},
      );
      return false;
    },
    async tell(delivery) {
      const stop = stopUrl(
        publicUrl,
        await addToken(delivery, 'stop', STOP_TOKEN_MS, deps),
        delivery.language,
      );
      await send(delivery, composeNews(delivery, stop, publicUrl), {
        // RFC 2369 and RFC 8058: a mail program may offer its own button.
        'List-Unsubscribe': `<${stop}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': `<${delivery.follow}.${domainOf(settings.from)}>`,
      });
    },
    close: () => transport.close(),
  };
}

/** @returns the token itself: a fresh one with each message, since only hashes are kept. */
async function addToken(
  { follow }: DueDelivery,
  purpose: FollowTokenPurpose,
  lifeMs: number,
  { store, clock }: MailDeps,
): Promise<string> {
  const { text, hash } = newToken();
  const createdAt = clock.now();
  await store.addToken({
    hash,
    follow,
    purpose,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + lifeMs),
  });
  return text;
}

/** What a server answers may repeat the address: only its number is told. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'mail error';
  const code = 'code' in error ? String(error.code) : 'error';
  const response = 'responseCode' in error ? ` ${String(error.responseCode)}` : '';
  return `mail ${code}${response}`;
}

function domainOf(from: string): string {
  return /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'sundet.invalid';
}
