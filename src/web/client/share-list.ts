import type { ShareBody, ShareReceipt } from '../../domain/shared-list.ts';

/** The server did not share a list, or did not withdraw it. */
export class ShareError extends Error {
  readonly code = 'share';
  /** Whether everybody together shares as much as the server keeps: trying again in a moment is of no use. */
  readonly isFull: boolean;

  constructor(message: string, isFull = false) {
    super(message);
    this.isFull = isFull;
  }
}

/** @throws ShareError, or the browser's own error where there is no connection. */
export async function shareList(body: ShareBody): Promise<ShareReceipt> {
  const response = await post('/api/v1/shares', body);
  if (!response.ok) throw new ShareError(`status ${response.status}`, await isFull(response));
  return (await response.json()) as ShareReceipt;
}

/** Fine, too, where it is gone already. @throws as `shareList`. */
export async function withdrawShare({
  token,
  secret,
}: Pick<ShareReceipt, 'token' | 'secret'>): Promise<void> {
  const response = await post('/api/v1/shares/withdrawal', { token, secret });
  if (!response.ok && response.status !== 404) throw new ShareError(`status ${response.status}`);
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function isFull(response: Response): Promise<boolean> {
  const problem: unknown = await response.json().catch(() => null);
  return (
    typeof problem === 'object' &&
    problem !== null &&
    'type' in problem &&
    problem.type === '/problems/no-room'
  );
}
