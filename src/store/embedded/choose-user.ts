import { DatabaseUnavailableError } from '../../lib/errors.ts';
import { AS_OURSELVES, type RunAs, runProgram } from './run-program.ts';

const USER = 'postgres';

/** Exists on every Unix and owns nothing; only a name for ourselves inside a user namespace. */
const DAEMON_UID = 1;

/**
 * PostgreSQL refuses to run as root. Where we are root it runs as the system user `postgres` (made if missing); where
 * that user cannot reach the folders, because they lie under a closed one such as /root, in a user namespace in which
 * we appear as somebody else but keep our rights.
 * @param folder the data folder, existing.
 * @param program one of PostgreSQL's programs, to try whether it can be reached.
 * @throws DatabaseUnavailableError where neither works.
 */
export async function chooseUser(folder: string, program: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return AS_OURSELVES;
  const user = (await findUser()) ?? (await createUser());
  if (user !== null && (await reaches(user, folder, program))) return user;
  const namespace = namespaceAs(user?.uid ?? DAEMON_UID, user?.gid ?? DAEMON_UID);
  if (await reaches(namespace, folder, program)) return namespace;
  throw new DatabaseUnavailableError(
    `PostgreSQL does not run as root, and the user "${USER}" cannot reach ${folder} and ${program}: ` +
      'start Sundet as an ordinary user, put both in a folder that others may enter, or set DATABASE_URL.',
  );
}

async function findUser(): Promise<Required<RunAs> | null> {
  const [uid, gid] = await Promise.all([numberFrom(['-u', USER]), numberFrom(['-g', USER])]);
  return uid === null || gid === null ? null : { uid, gid, prefix: [] };
}

async function numberFrom(args: string[]): Promise<number | null> {
  const { status, output } = await runProgram('id', args, AS_OURSELVES);
  const value = Number.parseInt(output, 10);
  return status === 0 && Number.isInteger(value) ? value : null;
}

async function createUser(): Promise<Required<RunAs> | null> {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER];
  await runProgram('useradd', options, AS_OURSELVES);
  return findUser();
}

function namespaceAs(uid: number, gid: number): RunAs {
  return { prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'] };
}

async function reaches(as: RunAs, folder: string, program: string): Promise<boolean> {
  const script = 'cd "$1" && "$2" --version';
  const { status } = await runProgram('/bin/sh', ['-c', script, 'sh', folder, program], as);
  return status === 0;
}
