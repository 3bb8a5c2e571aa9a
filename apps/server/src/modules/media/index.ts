import { fileURLToPath } from 'node:url';
import type { MediaFace } from '@houseful/contract/faces/media';
import type { Ids } from '#platform/ids';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import type { Logger } from '#platform/telemetry/logger';
import { forgetImages } from './actions/forget-images.ts';
import { keepImages } from './actions/keep-images.ts';
import { readPicture } from './actions/read-picture.ts';
import { uploadImage } from './actions/upload-image.ts';
import { createDiskBlobs } from './blobs/disk-blobs.ts';
import { createS3Blobs, type S3Settings } from './blobs/s3-blobs.ts';
import type { MediaDeps } from './deps.ts';
import { mediaSchedule } from './schedule.ts';

export const mediaMigrations: MigrationSet = {
  schema: 'media',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export interface CreateMediaDeps extends Omit<MediaDeps, 'blobs'> {
  readonly ids: Ids;
  readonly log: Logger;
  readonly dataDir: string;
  /** Null: files are kept below the data directory. */
  readonly s3: S3Settings | null;
}

/** Pictures that were uploaded, in the widths that screens ask for. */
export function createMedia({
  s3,
  dataDir,
  ids,
  log,
  ...rest
}: CreateMediaDeps): Module<MediaFace> {
  const { clock } = rest;
  const blobs = s3 ? createS3Blobs(s3, { clock, log }) : createDiskBlobs({ dataDir, ids });
  const deps: MediaDeps = { ...rest, blobs };
  return {
    face: {
      uploadImage: uploadImage(deps),
      readPicture: readPicture(deps),
      keepImages: keepImages(deps),
    },
    reactions: [],
    schedule: mediaSchedule({ forgetImages: forgetImages(deps) }),
  };
}
