import type { Country, Language } from '../../domain/codes.ts';
import { within } from '../../lib/deadline.ts';

/** An address as a service knows it. */
export interface FoundAddress {
  /** Street with number. */
  readonly name: string;
  /** Postcode and town, as far as told. */
  readonly detail: string | null;
  readonly country: Country;
  readonly lat: number;
  readonly lon: number;
}

/** A service on the network that finds addresses. */
export interface AddressLookup {
  /** As readers are told of it: "Photon". */
  readonly name: string;
  /** Shorter queries are not sent. */
  readonly leastLetters: number;
  /** @throws UpstreamError, UpstreamShapeError. @param signal ends it when nobody waits any more. */
  find(q: string, language: Language, limit: number, signal: AbortSignal): Promise<FoundAddress[]>;
}

/** Whoever types does not wait longer, milliseconds. */
const DEADLINE_MS = 1_000;

/** Asks all at once; one that is slow or down is named instead of holding the others up. */
export async function askAddressServices(
  services: readonly AddressLookup[],
  q: string,
  language: Language,
  limit: number,
  deadlineMs: number = DEADLINE_MS,
): Promise<{ addresses: FoundAddress[]; unanswered: string[] }> {
  const asked = services.filter(({ leastLetters }) => q.trim().length >= leastLetters);
  const abort = new AbortController();
  const answers = await Promise.allSettled(
    asked.map((service) => within(deadlineMs, service.name, service.find(q, language, limit, abort.signal))),
  );
  abort.abort();
  return {
    addresses: answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])),
    unanswered: asked.filter((_, i) => answers[i]?.status === 'rejected').map(({ name }) => name),
  };
}
