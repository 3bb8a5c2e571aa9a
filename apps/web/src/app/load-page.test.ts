import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../lib/api/problem.ts';
import { loadPage } from './load-page.ts';

const refused = (status: number, members: Record<string, unknown> = {}) =>
  loadPage(Promise.reject(new ApiProblem({ code: 'x', title: 'No.', status, members })));

describe('a page whose data is refused', () => {
  it.each([
    [404, {}, {}],
    [429, { retryAfterMs: 49_597 }, { 'retry-after': '50' }],
    [503, { retryAfterMs: 10 }, { 'retry-after': '1' }],
  ])(
    'has the status %i, and says when to come again if that is known',
    (status, members, headers) =>
      expect(refused(status, members)).rejects.toMatchObject({ init: { status, headers } }),
  );

  it('is a page to come back to when no answer came at all', () =>
    expect(refused(0)).rejects.toMatchObject({ init: { status: 503 } }));

  it('leaves bugs what they are', () =>
    expect(loadPage(Promise.reject(new RangeError('bug')))).rejects.toThrow(RangeError));
});
