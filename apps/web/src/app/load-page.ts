import { data } from 'react-router';
import { ApiProblem, noConnection } from '../lib/api/problem.ts';

const NO_ANSWER_STATUS = 503;
const SECOND_MS = 1_000;

/**
 * Turns a problem of the API into this page's own status, so that a missing title is a 404 page, and
 * of a busy house a page that says when to come again.
 */
export async function loadPage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    throw data(error.title, {
      status: error.status || NO_ANSWER_STATUS,
      headers: comeAgain(error.members['retryAfterMs']),
    });
  }
}

function comeAgain(afterMs: unknown): Record<string, string> {
  if (typeof afterMs !== 'number') return {};
  return { 'retry-after': String(Math.max(1, Math.ceil(afterMs / SECOND_MS))) };
}

/** What the server's own loader answers, for pages that are put together of many answers. */
export async function fromServer<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    // How `fetch` says that no answer came.
    throw error instanceof TypeError ? noConnection() : error;
  }
}

/** How long anybody may keep a discovery page; it shows nothing about who asks. */
export function cachedFor(seconds: number): { 'cache-control': string } {
  return { 'cache-control': `public, max-age=${seconds}, stale-while-revalidate=${seconds}` };
}

/** A document for machines, the same for everybody. */
export function answerXml(text: string): Response {
  return new Response(text, {
    headers: { 'content-type': 'application/xml; charset=utf-8', ...cachedFor(3_600) },
  });
}
