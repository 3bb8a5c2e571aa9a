import { mediaOperations } from '@houseful/contract/media';
import { describe, expect, it } from 'vitest';
import { createUpload, type Parcel } from './upload.ts';

const FILE = new Blob(['a picture'], { type: 'image/png' });
const INPUT = { organisation: 'org_1', purpose: 'poster', focusX: 0.25 } as const;
const expired = () =>
  new Response('{"code":"token-expired","title":"x","status":401,"type":"","instance":""}', {
    ...{ status: 401, headers: { 'content-type': 'application/problem+json' } },
  });

function world(answers: readonly (() => Response | Error)[], renewed: string | null = 'fresh') {
  const sent: Parcel[] = [];
  const upload = createUpload({
    transport: async (parcel) => {
      const answer = answers[sent.length]?.() ?? new Error('no more answers');
      sent.push(parcel);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    credentials: { accessToken: async () => 'stale', renew: async () => renewed },
  });
  return { sent, send: () => upload(mediaOperations.uploadImage, INPUT, FILE) };
}

describe('an upload', () => {
  it('is the file alone, with all else in its address', async () => {
    const { sent, send } = world([() => Response.json({ imageId: 'img_1' })]);
    expect(await send()).toEqual({ imageId: 'img_1' });
    expect(sent).toMatchObject([
      {
        address: '/api/v1/desk/images?organisation=org_1&purpose=poster&focusX=0.25',
        ...{ token: 'stale', file: FILE },
      },
    ]);
  });

  it('is sent once more with a token that was renewed, and no more than once', async () => {
    const good = world([expired, () => Response.json({ imageId: 'img_1' })]);
    await good.send();
    expect(good.sent.map(({ token }) => token)).toEqual(['stale', 'fresh']);
    const bad = world([expired, expired]);
    await expect(bad.send()).rejects.toMatchObject({ code: 'token-expired' });
    const signedOut = world([expired], null);
    await expect(signedOut.send()).rejects.toMatchObject({ code: 'token-expired' });
    expect(signedOut.sent).toHaveLength(1);
  });

  it('that gets lost says that there is no connection', async () => {
    const { send } = world([() => new Error('lost')]);
    await expect(send()).rejects.toMatchObject({ code: 'no-connection' });
  });
});
