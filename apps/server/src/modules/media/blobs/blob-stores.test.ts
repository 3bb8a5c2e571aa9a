import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import { createIds } from '#platform/ids';
import { systemRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { examineBlobStore } from './blob-store.suite.ts';
import { createDiskBlobs } from './disk-blobs.ts';
import { createS3Blobs } from './s3-blobs.ts';
import { type FakeS3, fakeS3 } from './s3.fixture.ts';

let dataDir: string;
let s3: FakeS3;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'houseful-blobs-'));
  s3 = await fakeS3();
});
afterAll(async () => {
  await s3.close();
  await rm(dataDir, { recursive: true });
});

const onDisk = () => createDiskBlobs({ dataDir, ids: createIds(systemClock, systemRandom) });
const inBucket = (changes: Partial<FakeS3['settings']> = {}) =>
  createS3Blobs({ ...s3.settings, ...changes }, { clock: systemClock, log: silentLogger });
const BYTES = new TextEncoder().encode('a picture');

examineBlobStore('the disk', onDisk);
examineBlobStore('an S3', inBucket);

describe('the disk', () => {
  test('keeps no drafts and no empty folders', async () => {
    await onDisk().put('img_9/160.webp', BYTES, 'image/webp');
    expect(await readdir(join(dataDir, 'media', 'img_9'))).toEqual(['160.webp']);
    await onDisk().delete('img_9/160.webp');
    expect(await readdir(join(dataDir, 'media'))).not.toContain('img_9');
  });
});

describe('an S3', () => {
  test('is told the type, and where the object stands', async () => {
    await inBucket({ prefix: 'shop/one/' }).put('img_9/600.jpg', BYTES, 'image/jpeg');
    expect(s3.objects.get('/pictures/shop/one/img_9/600.jpg')?.contentType).toBe('image/jpeg');
  });

  test('that stumbles is asked again; one that stays down is busy, and so is one that does not know us', async () => {
    s3.failNext(2, 503);
    await inBucket().put('img_8/600.jpg', BYTES, 'image/jpeg');
    expect(await inBucket().get('img_8/600.jpg')).toEqual(BYTES);
    s3.failNext(3, 500);
    await expect(inBucket().get('img_8/600.jpg')).rejects.toMatchObject({ code: 'overloaded' });
    const wrong = [{ secretAccessKey: 'not the secret' }, { accessKeyId: 'AKIDOTHER' }];
    for (const changes of wrong) {
      const put = inBucket(changes).put('img_7/600.jpg', BYTES, 'image/jpeg');
      await expect(put).rejects.toMatchObject({ code: 'overloaded' });
      expect(await inBucket().get('img_7/600.jpg')).toBeNull();
    }
  });

  test('without the bucket says so', async () => {
    const put = inBucket({ bucket: 'elsewhere' }).put('img_7/600.jpg', BYTES, 'image/jpeg');
    await expect(put).rejects.toThrow(/no bucket elsewhere/);
  });
});
