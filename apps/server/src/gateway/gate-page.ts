import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A scanner keeps it by itself; what is asked for here is the newest. */
const CACHE_CONTROL = 'no-cache';

/** The scanner's page: one file, the same for everybody, and the only page that may use the camera. */
export async function registerGatePage(
  app: FastifyInstance,
  folder: string,
  securityHeaders: Readonly<Record<string, string>>,
): Promise<void> {
  const html = await readFile(join(folder, 'gate.html'));
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  app.route({
    method: ['GET', 'HEAD'],
    url: '/gate',
    config: { urgency: 'vital' },
    handler: (request: FastifyRequest, reply: FastifyReply) => {
      reply.headers({ ...securityHeaders, etag, 'cache-control': CACHE_CONTROL });
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type('text/html; charset=utf-8').send(html);
    },
  });
}
