import { createHash } from 'node:crypto';
import type { CatalogFace } from '@houseful/contract/faces';
import { Id } from '@houseful/contract/primitives';
import type { FastifyInstance } from 'fastify';
import { problem } from '#platform/problem';
import { createArt } from './art/create-art.ts';

const DRAWINGS_MAX = 400;
const CACHE_CONTROL = 'public, max-age=86400, stale-while-revalidate=604800';

interface Drawing {
  readonly svg: string;
  readonly etag: string;
}

/** Draws each title's poster and banner once and keeps them; they are a function of the title. */
export function registerArt(
  app: FastifyInstance,
  catalog: Pick<CatalogFace, 'getArtSubject'>,
): void {
  const art = createArt();
  const drawings = new Map<string, Drawing>();

  async function draw(titleId: string, picture: string): Promise<Drawing> {
    const key = `${titleId}/${picture}`;
    const known = drawings.get(key);
    if (known) return known;
    const subject = await catalog.getArtSubject({ titleId });
    const svg = picture === 'poster' ? art.poster(subject) : art.banner(subject);
    const etag = `"${createHash('sha1').update(svg).digest('base64url')}"`;
    if (drawings.size >= DRAWINGS_MAX) drawings.delete(drawings.keys().next().value as string);
    drawings.set(key, { svg, etag });
    return { svg, etag };
  }

  app.get<{ Params: { titleId: string; picture: string } }>(
    '/art/:titleId/:picture.svg',
    async (request, reply) => {
      const { titleId, picture } = request.params;
      if (picture !== 'poster' && picture !== 'banner') throw problem('no-such-route');
      if (!Id.safeParse(titleId).success) throw problem('no-such-title');
      const { svg, etag } = await draw(titleId, picture);
      reply.header('etag', etag).header('cache-control', CACHE_CONTROL);
      // A picture is only ever a picture, also when somebody opens it by itself.
      reply.header('content-security-policy', "default-src 'none'");
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type('image/svg+xml; charset=utf-8').send(svg);
    },
  );
}
