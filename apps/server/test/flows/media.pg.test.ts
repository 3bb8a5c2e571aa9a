import { crc32, deflateSync } from 'node:zlib';
import type { UploadedImage } from '@houseful/contract/media';
import type { Organisation } from '@houseful/contract/organisations';
import {
  heightOf,
  PICTURE_BYTES_MAX,
  PICTURES,
  type PicturePurpose,
  variantsOf,
} from '@houseful/contract/pictures';
import type { ProblemBody } from '@houseful/contract/problems';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import type { DeskTitle } from '@houseful/contract/titles-desk';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeS3 } from '../../src/modules/media/blobs/s3.fixture.ts';
import { type OpenHouse, openHouse } from '#test/kit/open-house';
import { operatorToken } from '#test/kit/staff';

const DAY_MS = 24 * 60 * 60_000;
let open: OpenHouse;
let owner: string;

beforeAll(async () => {
  open = await openHouse();
  owner = await operatorToken(open);
});
afterAll(() => open.close());

interface Sending {
  readonly purpose?: PicturePurpose;
  readonly organisation?: string;
  readonly type?: string;
  readonly focus?: string;
  readonly token?: string | null;
}

async function send(bytes: Uint8Array, sending: Sending = {}) {
  const { purpose = 'poster', organisation = FIRST_ORGANISATION_ID, token = owner } = sending;
  const query = `organisation=${organisation}&purpose=${purpose}${sending.focus ?? ''}`;
  const response = await fetch(`${open.baseUrl}/api/v1/desk/images?${query}`, {
    method: 'POST',
    headers: {
      'content-type': sending.type ?? 'image/jpeg',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: Uint8Array.from(bytes),
  });
  const body = (await response.json()) as UploadedImage & ProblemBody;
  return { status: response.status, body };
}

async function upload(bytes: Uint8Array, sending: Sending = {}): Promise<UploadedImage> {
  const { status, body } = await send(bytes, sending);
  expect([status, body.code]).toEqual([201, undefined]);
  return body;
}

const fetchPicture = (address: string) => fetch(`${open.baseUrl}${address}`);
const fileOf = ({ imageId }: UploadedImage, variant: string) => `/media/${imageId}/${variant}`;
const bytesOf = async (address: string) => Buffer.from(await (await fetchPicture(address)).bytes());

let colours = 0;
/** Left half one colour, right half another; no two pictures are alike. */
function picture(width: number, height: number): Sharp {
  const red = (colours += 7) % 256;
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at += 3) {
    const isLeft = (at / 3) % width < width / 2;
    data[at] = red;
    data[at + (isLeft ? 1 : 2)] = 255;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

const poster = () => picture(700, 1_050).jpeg().toBuffer();

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'that is %s is kept in all widths, in its shape, and answered for ever',
    async (type) => {
      const image = await upload(await picture(900, 1_200).toFormat(type).toBuffer());
      expect(image.address).toBe(fileOf(image, '600.webp'));
      for (const variant of variantsOf('poster')) {
        const answer = await fetchPicture(fileOf(image, variant));
        expect(answer.status).toBe(200);
        expect(Object.fromEntries(answer.headers)).toMatchObject({
          'content-type': variant.endsWith('.jpg') ? 'image/jpeg' : 'image/webp',
          'cache-control': 'public, max-age=31536000, immutable',
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
        });
        const { width, height, format } = await sharp(await answer.bytes()).metadata();
        const asked = Number.parseInt(variant, 10);
        expect([width, height]).toEqual([asked, heightOf('poster', asked)]);
        expect(format).toBe(variant.endsWith('.jpg') ? 'jpeg' : 'webp');
      }
    },
  );

  test('of another shape keeps the part that was chosen', async () => {
    const wide = await picture(2_000, 1_000).png().toBuffer();
    const colourOf = async (focus: string) => {
      const image = await upload(wide, { focus });
      const { channels } = await sharp(await bytesOf(fileOf(image, '160.webp'))).stats();
      return channels.map(({ mean }) => Math.round(mean / 255));
    };
    expect((await colourOf('&focusX=0')).slice(1)).toEqual([1, 0]);
    expect((await colourOf('&focusX=1')).slice(1)).toEqual([0, 1]);
  });

  test('for a banner is wide', async () => {
    const image = await upload(await picture(1_300, 1_300).jpeg().toBuffer(), {
      purpose: 'banner',
    });
    for (const each of PICTURES.banner.widths) {
      const { width, height } = await sharp(
        await bytesOf(fileOf(image, `${each}.webp`)),
      ).metadata();
      expect([width, height]).toEqual([each, heightOf('banner', each)]);
    }
  });

  test('tells nothing of where and with what it was taken, and stands upright', async () => {
    const lying = await picture(1_200, 800)
      .withExif({ IFD0: { Copyright: 'Secret Person', Make: 'Secret Camera' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(lying).metadata()).orientation).toBe(6);
    const image = await upload(lying);
    for (const variant of variantsOf('poster')) {
      const bytes = await bytesOf(fileOf(image, variant));
      const { exif, icc, xmp, orientation } = await sharp(bytes).metadata();
      expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
      expect(bytes.includes('Secret')).toBe(false);
    }
  });

  test('sent again, also eight times at once, is the same image', async () => {
    const bytes = await poster();
    const images = await Promise.all(Array.from({ length: 8 }, () => upload(bytes)));
    const again = await upload(bytes, { type: 'application/octet-stream' });
    expect(new Set([...images, again].map(({ imageId }) => imageId)).size).toBe(1);
  });

  test('that is another kind of file as well is no longer that', async () => {
    const payload = '<script>alert(1)</script>PK\x03\x04';
    const polyglot = Buffer.concat([await poster(), Buffer.from(payload, 'latin1')]);
    const image = await upload(polyglot);
    for (const variant of variantsOf('poster')) {
      const bytes = await bytesOf(fileOf(image, variant));
      expect([bytes.includes('<script>'), bytes.includes('PK\x03\x04')]).toEqual([false, false]);
    }
  });
});

/** A PNG of so many black pixels, written by hand: a few kilobytes that want to be gigabytes. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...[chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ]);
}

describe('refused', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="900"/>';
  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array, Sending]>([
    ['not-a-picture', 'a drawing that says it is a JPEG', () => Buffer.from(SVG), {}],
    ['not-a-picture', 'a drawing', () => Buffer.from(SVG), { type: 'image/svg+xml' }],
    ['not-a-picture', 'a GIF', () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), {}],
    ['not-a-picture', 'a page', () => Buffer.from('<!doctype html><p>'), { type: 'text/html' }],
    ['not-a-picture', 'nothing', () => Buffer.alloc(0), {}],
    ['too-small', 'too few pixels', () => picture(599, 900).png().toBuffer(), {}],
    ['too-small', 'too few once cut', () => picture(3_000, 600).png().toBuffer(), {}],
    ['too-many-pixels', '20,000 times 20,000', () => hugePng(20_000, 20_000), {}],
    ['damaged', 'only a head', async () => (await poster()).subarray(0, 40), {}],
    [
      'damaged',
      'an end that is missing',
      async () => {
        const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
        const create = {
          width: 700,
          height: 1_050,
          channels: 3,
          background: '#000',
          noise,
        } as const;
        const whole = await sharp({ create }).jpeg().toBuffer();
        return whole.subarray(0, whole.length / 2);
      },
      {},
    ],
    [
      'moves',
      'what moves',
      async () => {
        const frames = [
          await picture(600, 900).png().toBuffer(),
          await picture(600, 900).png().toBuffer(),
        ];
        return sharp(frames, { join: { animated: true } })
          .webp()
          .toBuffer();
      },
      {},
    ],
  ])('%s: %s', async (reason, _, make, sending) => {
    const { status, body } = await send(await make(), sending);
    expect([status, body.code]).toEqual([422, 'image-refused']);
    expect(body['reason']).toBe(reason);
  });

  test('what weighs too much, before it is read', async () => {
    const { status, body } = await send(Buffer.alloc(PICTURE_BYTES_MAX + 1));
    expect([status, body.code]).toEqual([413, 'body-too-large']);
  });

  test('who may not, and what belongs to others', async () => {
    const bytes = await poster();
    expect((await send(bytes, { token: null })).status).toBe(401);
    expect((await send(bytes, { token: await open.guest() })).status).toBe(403);
    const elsewhere = await send(bytes, { organisation: 'org_elsewhere' });
    expect(elsewhere.body.code).toBe('no-such-organisation');
    expect((await send(bytes, { focus: '&focusX=2' })).body.code).toBe('invalid-input');
  });

  test('a name that no file has', async () => {
    const { imageId } = await upload(await poster());
    const names = [
      ...[`${imageId}/1200.webp`, `${imageId}/600.svg`, `${imageId}/..%2f..%2fsecrets`],
      ...['img_x/600.webp', '..%2fsecrets/auth-secret', `${imageId}/%2e%2e`],
    ];
    for (const name of names) {
      expect([name, (await fetchPicture(`/media/${name}`)).status]).toEqual([name, 404]);
    }
  });
});

const FILM = {
  ...{ kind: 'movie', name: 'Pictured', year: 2027, languages: ['Hindi'], genres: ['Drama'] },
  ...{ formats: ['2D'], durationMinutes: 100, releaseDate: '2027-01-08' },
  ...{ synopsis: 'Somebody looks at something.', organisationId: FIRST_ORGANISATION_ID },
};

describe('a title', () => {
  const create = (more: object) =>
    open.ask<DeskTitle & ProblemBody>('POST', '/desk/titles', {
      ...{ token: owner, body: { ...FILM, ...more } },
    });
  const change = (titleId: string, body: object) =>
    open.ask<DeskTitle & ProblemBody>('PATCH', `/desk/titles/${titleId}`, { token: owner, body });

  test('shows what was uploaded for it, wherever it is shown; without it, the drawing', async () => {
    const image = await upload(await poster());
    const banner = await upload(await picture(1_200, 700).jpeg().toBuffer(), { purpose: 'banner' });
    const { body: title } = await create({
      ...{ posterImageId: image.imageId, bannerImageId: banner.imageId },
    });
    const { titleId } = title;
    expect(title).toMatchObject({ posterUrl: image.address, bannerUrl: banner.address });
    await open.ask('POST', `/desk/titles/${titleId}/publish`, { token: owner });
    expect((await open.ask('GET', `/titles/${titleId}`)).body).toMatchObject({
      ...{ posterUrl: image.address, bannerUrl: banner.address },
    });
    // What was written down long ago leads there, too.
    const lasting = await fetch(`${open.baseUrl}/art/${titleId}/poster.svg`, {
      redirect: 'manual',
    });
    expect([lasting.status, lasting.headers.get('location')]).toEqual([302, image.address]);
    const { body: without } = await change(titleId, { posterImageId: null });
    expect(without.posterUrl).toBe(`/art/${titleId}/poster.svg?v=1`);
    expect((await fetchPicture(without.posterUrl)).headers.get('content-type')).toMatch(/svg/);
  });

  test('shows nothing that is not its organisation’s, not there, or meant for something else', async () => {
    const { body: circus } = await open.ask<Organisation>('POST', '/desk/organisations', {
      ...{ token: owner, body: { name: 'Circus' } },
    });
    const theirs = await upload(await poster(), { organisation: circus.organisationId });
    const banner = await upload(await picture(1_200, 700).jpeg().toBuffer(), { purpose: 'banner' });
    const { body: title } = await create({});
    for (const posterImageId of [theirs.imageId, banner.imageId, 'img_none']) {
      expect((await create({ posterImageId })).body.code).toBe('no-such-image');
      expect((await change(title.titleId, { posterImageId })).body.code).toBe('no-such-image');
    }
  });

  test('keeps its pictures; what nothing shows is forgotten after a day, and can be uploaded anew', async () => {
    const bytes = await poster();
    const shown = await upload(await poster());
    const dropped = await upload(bytes);
    const isThere = async (image: UploadedImage) => {
      const { rows } = await open.house.pool.query('select from media.images where image_id = $1', [
        image.imageId,
      ]);
      return rows.length > 0;
    };
    await create({ posterImageId: shown.imageId });
    await open.clock.leap(DAY_MS - 1_000);
    await open.runJob('media/forget-images');
    expect([await isThere(shown), await isThere(dropped)]).toEqual([true, true]);
    await open.clock.leap(2_000);
    await open.runJob('media/forget-images');
    expect([await isThere(shown), await isThere(dropped)]).toEqual([true, false]);
    expect((await fetchPicture(shown.address)).status).toBe(200);
    expect((await fetchPicture(dropped.address)).status).toBe(404);
    // The sign-in of yesterday is over.
    owner = await operatorToken(open);
    expect((await create({ posterImageId: dropped.imageId })).body.code).toBe('no-such-image');
    expect((await upload(bytes)).imageId).toBe(dropped.imageId);
    expect((await fetchPicture(dropped.address)).status).toBe(200);
  });
});

test('with an S3 the pictures are there, and the disk keeps none', async () => {
  const s3 = await fakeS3();
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = s3.settings;
  const house = open;
  open = await openHouse({
    ...{ S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region },
    ...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
  });
  const before = owner;
  try {
    owner = await operatorToken(open);
    const image = await upload(await poster());
    expect([...s3.objects.keys()].toSorted()).toEqual(
      variantsOf('poster')
        .map((variant) => `/${bucket}/houseful/${image.imageId}/${variant}`)
        .toSorted(),
    );
    expect((await fetchPicture(image.address)).status).toBe(200);
    expect((await fetchPicture('/media/img_00000000000000000000000000/600.webp')).status).toBe(404);
  } finally {
    await open.close();
    await s3.close();
    open = house;
    owner = before;
  }
});
