import { data } from 'react-router';
import { ApiProblem } from '../lib/api/problem.ts';

const NO_ANSWER_STATUS = 503;

/** Turns a problem of the API into this page's own status, so that a missing title is a 404 page. */
export async function loadPage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    throw data(error.title, { status: error.status || NO_ANSWER_STATUS });
  }
}

/** How long anybody may keep a discovery page; it shows nothing about who asks. */
export function cachedFor(seconds: number): { 'cache-control': string } {
  return { 'cache-control': `public, max-age=${seconds}, stale-while-revalidate=${seconds}` };
}
