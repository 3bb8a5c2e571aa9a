import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const DEFAULT_LANGUAGE = 'en';
/** Any cache may hand it on; a new version of the shop is seen within so long. */
const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=600';

/**
 * The page people wait on, one file for each language and the same for every room and everybody:
 * nothing is rendered, nobody is counted, and a crowd at it costs as little as a picture.
 */
export async function registerRoomPages(
  app: FastifyInstance,
  folder: string,
  securityHeaders: Readonly<Record<string, string>>,
): Promise<void> {
  for (const file of await readdir(folder)) {
    const html = await readFile(join(folder, file));
    const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
    const { name: language } = parse(file);
    const start = language === DEFAULT_LANGUAGE ? '' : `/${language}`;
    const handler = (request: FastifyRequest, reply: FastifyReply) => {
      reply.headers({ ...securityHeaders, etag, 'cache-control': CACHE_CONTROL });
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type('text/html; charset=utf-8').send(html);
    };
    for (const url of ['/waiting-rooms/:roomId', '/waiting-rooms/:roomId/draw']) {
      app.route({
        method: ['GET', 'HEAD'],
        url: start + url,
        config: { urgency: 'vital' },
        handler,
      });
    }
  }
}
