import { describe, expect, test } from 'vitest';
import type { BlobStore } from './blob-store.ts';

const KEY = 'img_1/600.webp';
const bytes = (text: string) => new TextEncoder().encode(text);

/** What every store of files must be. `open`: the same store again, as after a restart. */
export function examineBlobStore(name: string, open: () => BlobStore): void {
  const text = async (key: string) => {
    const found = await open().get(key);
    return found && new TextDecoder().decode(found);
  };

  describe(name, () => {
    test('gives what was put, also after a restart, byte by byte', async () => {
      const every = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
      await open().put(KEY, every, 'image/webp');
      expect(Buffer.from((await open().get(KEY)) ?? []).equals(every)).toBe(true);
    });

    test('has nothing where nothing was put', async () => {
      expect(await text('img_2/600.webp')).toBeNull();
      await open().delete('img_2/600.webp');
      expect(await text('img_2/600.webp')).toBeNull();
    });

    test('put again, also at the same moment, is there once and whole', async () => {
      const one = bytes('a picture'.repeat(1_000));
      await Promise.all(
        Array.from({ length: 8 }, () => open().put('img_3/160.webp', one, 'image/webp')),
      );
      expect(await text('img_3/160.webp')).toBe('a picture'.repeat(1_000));
    });

    test('what is deleted is gone, its neighbours stay, and it can be put anew', async () => {
      const keys = ['img_4/160.webp', 'img_4/600.jpg'] as const;
      for (const key of keys) await open().put(key, bytes(key), 'image/webp');
      await open().delete(keys[0]);
      expect([await text(keys[0]), await text(keys[1])]).toEqual([null, keys[1]]);
      await open().delete(keys[1]);
      await open().put(keys[0], bytes('anew'), 'image/webp');
      expect(await text(keys[0])).toBe('anew');
    });

    test.each(['', 'a', '../secrets/auth-secret', 'a/../b.webp', '/etc/passwd', 'a/b', 'A/b.webp'])(
      'refuses a name that may lead elsewhere: %j',
      async (key) => {
        const store = open();
        await expect(store.get(key)).rejects.toThrow(/no key/);
        await expect(store.put(key, bytes('x'), 'image/webp')).rejects.toThrow(/no key/);
        await expect(store.delete(key)).rejects.toThrow(/no key/);
      },
    );
  });
}
