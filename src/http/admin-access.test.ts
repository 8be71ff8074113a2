import { describe, expect, it } from 'vitest';
import { AdminAccess } from './admin-access.ts';

const TOKEN = 'a token of the tests: ø';
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

/** A token without blanks can be a bearer. */
const PLAIN = 'correct-horse-battery';

function accessAt(start = 0, token = PLAIN) {
  const time = { now: start };
  const access = new AdminAccess(token, { now: () => new Date(time.now) });
  return { access, time };
}

describe('AdminAccess', () => {
  it.each([`Bearer ${PLAIN}`, `bearer ${PLAIN}`])('grants %s', (authorization) => {
    expect(accessAt().access.judge(authorization, 'one')).toEqual({ kind: 'granted', by: 'bearer' });
  });

  it.each(['anyone', '', 'ørsted'])('grants the token as the password of the user %j', (user) => {
    const { access } = accessAt(0, TOKEN);
    expect(access.judge(basic(`${user}:${TOKEN}`), 'one')).toEqual({ kind: 'granted', by: 'basic' });
  });

  it.each([
    'Bearer correct-horse-batter',
    'Bearer correct-horse-batteryy',
    'Bearer x',
    basic(`${PLAIN}:`),
    basic(`${PLAIN}:other`),
  ])('refuses %s', (authorization) => {
    expect(accessAt().access.judge(authorization, 'one')).toEqual({ kind: 'refused' });
  });

  it.each([undefined, '', 'Bearer', 'Digest abc', PLAIN, basic('no colon')])(
    'is not told by %s',
    (authorization) => {
      expect(accessAt().access.judge(authorization, 'one')).toEqual({ kind: 'unsaid' });
    },
  );

  it('makes an address wait after ten failures, even with the right token, and no other', () => {
    const { access, time } = accessAt();
    for (let tries = 0; tries < 10; tries += 1) {
      expect(access.judge('Bearer wrong', 'one').kind).toBe('refused');
    }
    time.now = 20_000;
    expect(access.judge(`Bearer ${PLAIN}`, 'one')).toEqual({ kind: 'limited', retryAfterSeconds: 40 });
    expect(access.judge(`Bearer ${PLAIN}`, 'other').kind).toBe('granted');
    time.now = 60_000;
    expect(access.judge(`Bearer ${PLAIN}`, 'one').kind).toBe('granted');
  });

  it('does not count what gives no credentials: a browser asks so before it asks its user', () => {
    const { access } = accessAt();
    for (let tries = 0; tries < 50; tries += 1) access.judge(undefined, 'one');
    expect(access.judge(`Bearer ${PLAIN}`, 'one').kind).toBe('granted');
  });
});
