import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDir, ownLike } from '#platform/data-dir';

const SECRET_BYTES = 32;

/**
 * The same secret at every start: made once, then read from `<dataDir>/secrets/<name>` (file mode 0600, folder 0700).
 * Any number of processes that start together get the same one: the first to finish decides.
 * @returns 43 URL-safe characters, 256 random bits, when made here; else what the file holds, trimmed.
 * @throws when the folder cannot be written, or the file is empty.
 */
export function keepSecret(dataDir: string, name: string): string {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, name);
  return readSecret(file) ?? makeSecret(dataDir, folder, file);
}

function makeSecret(dataDir: string, folder: string, file: string): string {
  makeDataDir(dataDir);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  ownLike(dataDir, folder);
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(draft, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    ownLike(dataDir, draft);
    // A link fails when the name is taken, and never shows a half-written file.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const secret = readSecret(file);
  if (secret === undefined) throw new Error(`${file} vanished while it was made`);
  return secret;
}

function readSecret(file: string): string | undefined {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret === '') throw new Error(`${file} is empty: restore it from a backup, or delete it`);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
