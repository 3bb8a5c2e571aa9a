import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk =
  | { readonly folder: string; unmount(): void }
  /** What hinders, and how to do it all the same. */
  | { readonly why: string; unmount(): void };

/** A file system of its own in memory, of that size. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'houseful-small-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder], {
    encoding: 'utf8',
  });
  if (mounted.status === 0) {
    return {
      folder,
      unmount: () => {
        spawnSync('umount', ['--lazy', folder]);
        rmdirSync(folder);
      },
    };
  }
  rmdirSync(folder);
  const said = (mounted.stderr || mounted.error?.message || '').trim();
  return {
    why: `a small disk cannot be mounted (${said}); run "sudo npm run drill -- full-disk" on Linux`,
    unmount: () => undefined,
  };
}
