import { mkdir, open, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeDataDir, ownLike } from '#platform/data-dir';
import type { Ids } from '#platform/ids';
import { type BlobStore, checkKey } from './blob-store.ts';

/** Files below `<dataDir>/media`; several processes may share them. */
export function createDiskBlobs({ dataDir, ids }: { dataDir: string; ids: Ids }): BlobStore {
  const root = join(dataDir, 'media');
  const fileOf = (key: string) => join(root, checkKey(key));

  return {
    put: async (key, bytes) => {
      const file = fileOf(key);
      const folder = dirname(file);
      await makeFolder(dataDir, root, folder);
      // Written beside and then renamed: nobody ever reads half of it.
      const draft = join(folder, `.${ids.next('new')}`);
      try {
        const handle = await open(draft, 'wx', 0o644);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        ownLike(dataDir, draft);
        await rename(draft, file);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncFolder(folder);
    },

    get: async (key) =>
      readFile(fileOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      }),

    delete: async (key) => {
      const file = fileOf(key);
      await rm(file, { force: true });
      // The last one takes the folder along; any other finds it full.
      await rmdir(dirname(file)).catch(() => undefined);
    },
  };
}

async function makeFolder(dataDir: string, root: string, folder: string): Promise<void> {
  makeDataDir(dataDir);
  for (const each of [root, folder]) {
    const made = await mkdir(each, { recursive: true });
    if (made === undefined) continue;
    ownLike(dataDir, each);
    await syncFolder(dirname(each));
  }
}

/** Until then a crash of the machine may forget the name, if not the file. */
async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders, and keeps names without being asked.
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
