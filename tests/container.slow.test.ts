import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type RunningProgram, startSundet } from './support/running-program.ts';
import { testDatabaseUrl } from './support/test-database.ts';

/**
 * What the image holds, put together from its Dockerfile without a container runtime: the files that its last stage
 * copies, and the packages that `npm ci --omit=dev` leaves.
 */
const PROJECT = path.resolve(import.meta.dirname, '..');
const databaseUrl = testDatabaseUrl();
let image: string;
let program: RunningProgram | null = null;

beforeAll(async () => {
  image = await mkdtemp(path.join(tmpdir(), 'sundet-image-'));
  await copyFiles(await readFile(path.join(PROJECT, 'Dockerfile'), 'utf8'));
  await linkPackages();
});

afterAll(async () => {
  await program?.stop();
  await rm(image, { recursive: true });
});

it('the image holds all that it takes to serve the pages', async () => {
  const settings = {
    DATABASE_URL: databaseUrl(),
    NODE_ENV: 'production',
    PORT: '0',
    SUNDET_CONTACT: 'test@example.org',
  };
  program = await startSundet(['serve', '--no-workers'], settings, image);
  const page = await fetch(`${program.address}/?lang=sv`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<main');
  expect((await fetch(`${program.address}/health/ready`)).status).toBe(200);
});

async function copyFiles(dockerfile: string): Promise<void> {
  const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  for (const [, paths = ''] of lastStage.matchAll(/^COPY (?!--from)(?:--\S+ )*(.+)$/gm)) {
    const words = paths.split(' ');
    const [target = ''] = words.splice(-1);
    for (const source of words) {
      const to = target.endsWith('/') ? path.join(target, source) : target;
      await cp(path.join(PROJECT, source), path.join(image, to), { recursive: true });
    }
  }
}

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});

async function linkPackages(): Promise<void> {
  const { packages } = Lockfile.parse(
    JSON.parse(await readFile(path.join(PROJECT, 'package-lock.json'), 'utf8')),
  );
  for (const [name, { dev = false, devOptional = false }] of Object.entries(packages)) {
    const isTop = /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(name);
    // Optional ones are there for some platforms only.
    if (!isTop || dev || devOptional || !existsSync(path.join(PROJECT, name))) continue;
    await mkdir(path.dirname(path.join(image, name)), { recursive: true });
    await symlink(path.join(PROJECT, name), path.join(image, name));
  }
}
