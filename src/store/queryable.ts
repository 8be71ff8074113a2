import type pg from 'pg';

/** A connection, or a pool of them: each statement then runs on whichever is free. */
export type Queryable = Pick<pg.ClientBase, 'query'>;
