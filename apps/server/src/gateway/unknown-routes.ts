import type { FastifyInstance } from 'fastify';
import { problem } from '#platform/problem';
import { API_BASE } from './mount.ts';
import { allOperations } from './operations.ts';

const patterns = allOperations.map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${API_BASE}${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** Under `/api`, an address that exists answers a wrong method with what it would answer to. */
export function answerUnknownRoutes(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    const methods = patterns.filter(({ pattern }) => pattern.test(path)).map((p) => p.method);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    // The address is one of ours in form only: a part of it is longer than any id.
    if (methods.length === 0 || methods.includes(method as (typeof methods)[number])) {
      throw problem('no-such-route');
    }
    reply.header('allow', [...new Set(methods)].join(', '));
    throw problem('method-not-allowed');
  });
}
