import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problem.ts';
import { english, hindi } from '../testing/test-words.ts';
import { describeProblem, waitText } from './describe-problem.ts';

const refused = (code: string, members = {}) =>
  new ApiProblem({ code, status: 400, title: `Title of ${code}`, members });

describe('a failure in words', () => {
  it.each([
    [undefined, 'a moment'],
    [700, 'a moment'],
    [12_100, '13 seconds'],
    [60_000, 'one minute'],
    [241_000, '5 minutes'],
  ])('tells a wait of %j ms as %j', (waitMs, text) => {
    expect(waitText(waitMs, english)).toBe(text);
  });

  it('says how long to wait after too many tries', () => {
    const problem = refused('too-many-requests', { retryAfterMs: 250_000 });
    expect(describeProblem(problem, english).detail).toContain('5 minutes');
    expect(describeProblem(problem, hindi).detail).toContain('5 मिनट');
  });

  it('keeps the server’s title for a code that is newer than the shop', () => {
    expect(describeProblem(refused('seat-on-fire'), english)).toMatchObject({
      title: 'Title of seat-on-fire',
      detail: undefined,
    });
  });
});
