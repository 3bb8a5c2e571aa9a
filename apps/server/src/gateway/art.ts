import { createHash } from 'node:crypto';
import type { CatalogFace, TitleArt } from '@houseful/contract/faces/catalog';
import type { PicturePurpose } from '@houseful/contract/pictures';
import { Id } from '@houseful/contract/primitives';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Clock, MINUTE_MS } from '#platform/clock';
import { problem } from '#platform/problem';
import type { Art } from './art/create-art.ts';

const DRAWINGS_MAX = 400;
/** A title may be changed by another process: so long its pictures may be those from before. */
const CHECK_EVERY_MS = MINUTE_MS;
const CACHE_CONTROL = 'public, max-age=86400, stale-while-revalidate=604800';
/** Of an address that a newer picture may be given under. */
const CACHE_CONTROL_BRIEFLY = 'public, max-age=60';

interface Drawing {
  readonly svg: string;
  readonly etag: string;
  readonly version: number;
  /** Where the uploaded picture is, which is shown instead. */
  readonly uploaded: string | null;
  readonly checkedAtMs: number;
}

export interface ArtDeps {
  readonly art: Art;
  readonly catalog: Pick<CatalogFace, 'getTitleArt'>;
  readonly clock: Clock;
}

/**
 * Draws each published title's poster and banner once and keeps them until the title is changed; where a picture was uploaded,
 * this is the way to it, for whoever wrote the address down.
 */
export function registerArt(app: FastifyInstance, { art, catalog, clock }: ArtDeps): void {
  const drawings = new Map<string, Drawing>();

  /** `version`: what the asker has heard of; is it newer than what is kept, the title is looked at again. */
  async function find(titleId: string, picture: PicturePurpose, version: number): Promise<Drawing> {
    const key = `${titleId}/${picture}`;
    const known = drawings.get(key);
    const nowMs = clock.now().getTime();
    const isFresh = known && nowMs - known.checkedAtMs < CHECK_EVERY_MS;
    if (known && isFresh && known.version >= version) return known;
    const title = await catalog.getTitleArt({ titleId });
    const drawing = {
      ...(known?.version === title.version ? known : drawingOf(art, title, picture)),
      checkedAtMs: nowMs,
    };
    drawings.delete(key);
    if (drawings.size >= DRAWINGS_MAX) drawings.delete(drawings.keys().next().value as string);
    drawings.set(key, drawing);
    return drawing;
  }

  app.get<{ Params: { titleId: string; picture: string }; Querystring: { v?: unknown } }>(
    '/art/:titleId/:picture.svg',
    async (request, reply) => {
      const { titleId, picture } = request.params;
      if (picture !== 'poster' && picture !== 'banner') throw problem('no-such-route');
      if (!Id.safeParse(titleId).success) throw problem('no-such-title');
      const version = versionOf(request.query.v);
      const drawing = await find(titleId, picture, version);
      if (drawing.uploaded !== null) {
        return reply.header('cache-control', CACHE_CONTROL_BRIEFLY).redirect(drawing.uploaded, 302);
      }
      reply.header('etag', drawing.etag);
      reply.header(
        'cache-control',
        version === drawing.version ? CACHE_CONTROL : CACHE_CONTROL_BRIEFLY,
      );
      reply.header('content-security-policy', PICTURE_POLICY);
      if (request.headers['if-none-match'] === drawing.etag) return reply.code(304).send();
      return sendSvg(reply, drawing.svg);
    },
  );
}

/** A picture is only ever a picture, also when somebody opens it by itself. */
const PICTURE_POLICY = "default-src 'none'";

function sendSvg(reply: FastifyReply, svg: string): FastifyReply {
  return reply.type('image/svg+xml; charset=utf-8').send(svg);
}

function drawingOf(
  art: Art,
  { subject, version, uploaded }: TitleArt,
  picture: PicturePurpose,
): Omit<Drawing, 'checkedAtMs'> {
  const address = uploaded[picture];
  const svg = address === null ? art[picture](subject) : '';
  const etag = `"${createHash('sha1').update(svg).digest('base64url')}"`;
  return { svg, etag, version, uploaded: address };
}

function versionOf(asked: unknown): number {
  return typeof asked === 'string' && /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
}
