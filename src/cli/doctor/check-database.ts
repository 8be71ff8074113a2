import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config.ts';
import type { Clock } from '../../lib/clock.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { type DatabaseFacts, readDatabaseFacts } from '../../store/database-facts.ts';
import { describeBytes } from './describe-bytes.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Clocks further apart make ages and schedules wrong, milliseconds. */
const MOST_SKEW_MS = 5_000;

export interface CheckedDatabase {
  readonly findings: Finding[];
  /** Open, to be closed by the caller; null where there is none that can be used as it stands. */
  readonly database: Database | null;
}

/** Whether the database can be reached and used. Makes no embedded one where there is none, and migrates nothing. */
export async function checkDatabase(config: Config, clock: Clock, logger: Logger): Promise<CheckedDatabase> {
  if (config.databaseUrl === null && !existsSync(path.join(config.dataDir, 'postgres', 'PG_VERSION'))) {
    const advice = 'start Sundet once: npm start, or npm run -s sundet -- migrate';
    return {
      findings: [warning('database', `there is no database in ${config.dataDir} yet`, advice)],
      database: null,
    };
  }
  let database: Database;
  try {
    database = await openDatabase({ ...config, share: true, logger });
  } catch (error) {
    return {
      findings: [problem('database', messageOf(error), 'do what it says, then ask again')],
      database: null,
    };
  }
  try {
    const facts = await readDatabaseFacts(database, clock);
    const findings = [describeServer(facts), schema(facts), clocks(facts)];
    if (facts.pendingMigrations === 0 && !facts.newer) return { findings, database };
    await database.close();
    return { findings, database: null };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function describeServer({ version, embedded, sizeBytes }: DatabaseFacts): Finding {
  const kind = embedded ? 'the embedded PostgreSQL' : 'PostgreSQL';
  return ok('database', `${kind} ${version} answers; the database has ${describeBytes(sizeBytes)}`);
}

function schema({ pendingMigrations, newer }: DatabaseFacts): Finding {
  if (newer) {
    return problem(
      'database',
      'a newer Sundet has migrated this database',
      'use that version, or restore an older copy',
    );
  }
  if (pendingMigrations === 0) return ok('database', 'its schema is this version’s');
  const message = `its schema lacks ${pendingMigrations} of this version’s migrations`;
  return problem('database', message, 'npm run -s sundet -- migrate (starting Sundet does it too)');
}

function clocks({ skewMs }: DatabaseFacts): Finding {
  if (skewMs <= MOST_SKEW_MS) return ok('database', 'its clock agrees with this machine’s');
  const message = `its clock is ${Math.round(skewMs / 1000)} s off this machine’s`;
  return warning('database', message, 'let both machines keep network time');
}
