import type { MediaFace } from '@houseful/contract/faces/media';
import { mediaOperations } from '@houseful/contract/media';
import { PICTURE_BYTES_MAX } from '@houseful/contract/pictures';
import type { FastifyInstance } from 'fastify';
import { overloaded, problem } from '#platform/problem';
import { admitCall, type CallDeps, type Handler, perform } from './call-operation.ts';
import { JSON_TYPE } from './headers.ts';
import { routePath } from './mount.ts';
import { urgencyOf } from './shedding.ts';

/** Uploads that are read or worked on at a time: what they hold in memory is 10 MB each. */
const UPLOADS_IN_FLIGHT_MAX = 10;
const RETRY_AFTER_MS = 3_000;
/** An image never changes: another picture is another image. */
const CACHE_CONTROL = 'public, max-age=31536000, immutable';
/** Opened by itself it can do nothing at all. */
const PICTURE_POLICY = "default-src 'none'; sandbox";

/** Takes pictures as raw bytes, of staff that may, and hands out what became of them. */
export async function registerMedia(
  app: FastifyInstance,
  media: Pick<MediaFace, 'uploadImage' | 'readPicture'>,
  deps: CallDeps,
): Promise<void> {
  await app.register(async (scope) => registerUpload(scope, media, deps));

  app.get<{ Params: { imageId: string; variant: string } }>(
    '/media/:imageId/:variant',
    { compress: false },
    async (request, reply) => {
      const picture = await media.readPicture(request.params);
      if (!picture) throw problem('no-such-route');
      return reply
        .header('cache-control', CACHE_CONTROL)
        .header('content-security-policy', PICTURE_POLICY)
        .type(picture.contentType)
        .send(Buffer.from(picture.bytes));
    },
  );
}

/** Who may, and how many at a time, is settled before a byte of the picture is read. */
function registerUpload(
  scope: FastifyInstance,
  media: Pick<MediaFace, 'uploadImage'>,
  deps: CallDeps,
): void {
  const operation = mediaOperations.uploadImage;
  let inFlight = 0;
  // What a file calls itself says nothing: its bytes are looked at.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: PICTURE_BYTES_MAX },
    (_request, body, done) => done(null, body),
  );
  scope.route({
    method: operation.method,
    url: routePath(operation),
    bodyLimit: PICTURE_BYTES_MAX,
    config: { operation: operation.name, urgency: urgencyOf(operation) },
    onRequest: async (request, reply) => {
      request.call = await admitCall(operation, request, deps);
      if (inFlight >= UPLOADS_IN_FLIGHT_MAX) throw overloaded(RETRY_AFTER_MS);
      inFlight += 1;
      reply.raw.once('close', () => {
        inFlight -= 1;
      });
    },
    handler: async (request, reply) => {
      const bytes = request.body instanceof Buffer ? request.body : Buffer.alloc(0);
      const handle = (input: Parameters<MediaFace['uploadImage']>[0]) =>
        media.uploadImage({ ...input, bytes }, request.call);
      const asked = { params: request.params, query: request.query, body: undefined };
      const answer = await perform(
        operation,
        handle as unknown as Handler,
        { asked, call: request.call },
        deps,
      );
      return reply
        .code(operation.status)
        .header('cache-control', 'no-store')
        .type(JSON_TYPE)
        .send(JSON.stringify(answer));
    },
  });
}
