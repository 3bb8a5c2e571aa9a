import { readFile } from 'node:fs/promises';
import { PROBLEMS } from '@houseful/contract/problems';
import type { FastifyInstance } from 'fastify';
import { problem } from '#platform/problem';

const PAGES = new URL('../../../../docs/problems/', import.meta.url);

/** `/docs/problems/{code}`: the address that every problem's `type` points to. */
export function registerProblemPages(app: FastifyInstance): void {
  app.get<{ Params: { code: string } }>('/docs/problems/:code', async (request, reply) => {
    const { code } = request.params;
    if (!Object.hasOwn(PROBLEMS, code)) throw problem('no-such-route');
    const text = await readFile(new URL(`${code}.md`, PAGES), 'utf8');
    return reply
      .header('cache-control', 'public, max-age=300')
      .type('text/plain; charset=utf-8')
      .send(text);
  });
}
