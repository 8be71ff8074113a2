import type pg from 'pg';

/**
 * What happens at a statement: `sqlstate` is what PostgreSQL answers instead of doing it; `cut` breaks the connection
 * before it is sent, `unanswered` after it was done and before that was told; `dead` is as if the process had been
 * killed: no statement is sent any more; `event` is whatever the test does there, before the statement is sent.
 */
export type Fault =
  | { readonly kind: 'sqlstate'; readonly code: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'dead' }
  | { readonly kind: 'event'; readonly happen: () => Promise<void> };

export interface FaultyPool {
  readonly pool: pg.Pool;
  /** Statements seen since the last call of `arm`. */
  readonly seen: number;
  /** Has the fault happen at that statement from now, counted from 0; null: never. */
  arm(fault: Fault | null, at: number): void;
}

type Query = (...args: unknown[]) => Promise<unknown>;

/** A pool whose statements fail where a test wants it, really: the server has undone, or done, what the fault says. */
export function createFaultyPool(pool: pg.Pool): FaultyPool {
  let armed: { readonly fault: Fault; readonly at: number } | null = null;
  let seen = 0;
  let isDead = false;

  const cut = (client: pg.PoolClient): void => {
    // What pg keeps to itself, and the only way to break a connection from this side as a network does.
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  };

  const ask = async (client: pg.PoolClient, args: unknown[]): Promise<unknown> => {
    const send: Query = (...statement) => Reflect.apply(client.query, client, statement);
    const number = seen;
    seen += 1;
    if (armed !== null && number === armed.at) {
      const { fault } = armed;
      if (fault.kind === 'dead') isDead = true;
      if (fault.kind === 'cut') cut(client);
      if (fault.kind === 'event') await fault.happen();
      if (fault.kind === 'sqlstate') {
        await send(
          `do $$ begin raise exception 'thrown into the run' using errcode = '${fault.code}'; end $$`,
        );
      }
      if (fault.kind === 'unanswered') {
        await send(...args);
        cut(client);
        throw new Error('Connection terminated unexpectedly');
      }
    }
    if (isDead) cut(client);
    return send(...args);
  };

  const faulty = (client: pg.PoolClient): pg.PoolClient =>
    new Proxy(client, {
      get(target, name) {
        if (name === 'query') return (...args: unknown[]) => ask(target, args);
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });

  const connect = async (): Promise<pg.PoolClient> => faulty(await pool.connect());
  const query = async (...args: unknown[]): Promise<unknown> => {
    const client = await pool.connect();
    let broken = false;
    const onError = (): void => {
      broken = true;
    };
    client.on('error', onError);
    try {
      return await ask(client, args);
    } finally {
      client.off('error', onError);
      client.release(broken || isDead);
    }
  };

  return {
    pool: new Proxy(pool, {
      get(target, name) {
        if (name === 'connect') return connect;
        if (name === 'query') return query;
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    }),
    get seen() {
      return seen;
    },
    arm(fault, at) {
      armed = fault === null ? null : { fault, at };
      seen = 0;
      isDead = false;
    },
  };
}
