import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';
import type { Visitor } from './web.ts';

const forAPage = new AsyncLocalStorage<true>();

/** Whether the API is asked by a page that is made here, whose visit is counted already. */
export function isForAPage(): boolean {
  return forAPage.getStore() === true;
}

/**
 * Asks the API in process, in a visitor's name, with the same checks as over the network. For pages
 * that are rendered here: a page counts as one visit, however many questions it takes to make it.
 */
export async function injectRequest(
  app: FastifyInstance,
  request: Request,
  { address }: Visitor,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = await forAPage.run(
    true,
    // Awaited in here: the request sets out only when somebody waits for it.
    async () =>
      await app.inject({
        method: request.method as 'GET',
        url: pathname + search,
        remoteAddress: address,
        headers: Object.fromEntries(request.headers),
      }),
  );
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const body = [204, 304].includes(answer.statusCode) ? null : new Uint8Array(answer.rawPayload);
  return new Response(body, { status: answer.statusCode, headers });
}
