/** What is sent did not come back as a file. */
export class DownloadError extends Error {
  readonly code = 'download';
}

/**
 * Sends `body` to an address of ours and hands what it answers to the reader as a file of this name.
 * @throws DownloadError, or the browser's own error where there is no connection.
 */
export async function downloadFile(path: string, body: unknown, name: string): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new DownloadError(`status ${response.status}`);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}

const REVOKE_AFTER_MS = 60_000;
