import { describe, expect, it } from 'vitest';
import { createLogger, type Logger } from './logger.ts';

function recording(): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  return { lines, logger: createLogger('debug', { write: (line) => lines.push(line) }) };
}

describe('createLogger', () => {
  it('writes one JSON object a line, with the context of its parents', () => {
    const { logger, lines } = recording();
    logger.child({ run: '17' }).child({ source: 'jobnet' }).warn({ read: 3 }, 'harvest ended');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      run: '17',
      source: 'jobnet',
      read: 3,
      msg: 'harvest ended',
    });
  });

  it('keeps secrets out, named or not', () => {
    const { logger, lines } = recording();
    logger.error(
      {
        token: 'hunter2',
        config: { adminToken: 'hunter2', databaseUrl: 'postgresql://u:hunter2@h/d' },
        error: {
          message: 'postgresql://u:hunter2@h/d refused nurse@example.org at https://h.example/?q=hunter2',
        },
      },
      'https://user:hunter2@h.example said no',
    );
    expect(lines.join('')).not.toMatch(/hunter2|nurse/);
    expect(() => JSON.parse(lines[0] ?? '')).not.toThrow();
  });
});
