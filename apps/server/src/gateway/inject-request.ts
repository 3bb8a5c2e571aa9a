import type { FastifyInstance } from 'fastify';
import type { Visitor } from './web.ts';

/**
 * Asks the API in process, on a visitor's account: the same checks and the same limits as over
 * the network. For pages that are rendered here.
 */
export async function injectRequest(
  app: FastifyInstance,
  request: Request,
  { address }: Visitor,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = await app.inject({
    method: request.method as 'GET',
    url: pathname + search,
    remoteAddress: address,
    headers: Object.fromEntries(request.headers),
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const body = [204, 304].includes(answer.statusCode) ? null : new Uint8Array(answer.rawPayload);
  return new Response(body, { status: answer.statusCode, headers });
}
