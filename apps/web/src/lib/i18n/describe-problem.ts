import { ApiProblem } from '../api/problem.ts';
import type { Words } from './words.ts';

export interface ProblemText {
  readonly title: string;
  readonly detail?: string | undefined;
  /** Only of our own bugs: with it the people who run the house find the cause. */
  readonly instance?: string | undefined;
}

/**
 * A failure in the buyer's own language. A code that the shop has no words for, from a newer
 * server, keeps the server's title.
 */
export function describeProblem(error: unknown, { t }: Pick<Words, 't'>): ProblemText {
  if (!(error instanceof ApiProblem))
    return { title: t('ui.broken'), detail: t('ui.brokenDetail') };
  const { code, members } = error;
  // Codes come from the server, so the compiler cannot know that there is a text for each.
  const lookUp = t as (key: string, values: Record<string, unknown>) => string;
  const wait = waitText(members['retryAfterMs'], { t });
  const text = (name: string, otherwise: string) =>
    lookUp(`problems.${code}.${name}`, { ...members, wait, defaultValue: otherwise });
  const isBug = code === 'bug' || code === 'unreadable-answer';
  return {
    title: text('title', error.title),
    detail: text('detail', '') || undefined,
    instance: isBug ? error.instance : undefined,
  };
}

const SECOND_MS = 1_000;
const SECONDS_PER_MINUTE = 60;

/** How long to wait, rounded up to what people say: `20 seconds`, `5 minutes`, `a moment`. */
export function waitText(waitMs: unknown, { t }: Pick<Words, 't'>): string {
  const seconds = typeof waitMs === 'number' ? Math.ceil(waitMs / SECOND_MS) : 0;
  if (seconds <= 1) return t('duration.moment');
  if (seconds < SECONDS_PER_MINUTE) return t('duration.waitSeconds', { count: seconds });
  return t('duration.waitMinutes', { count: Math.ceil(seconds / SECONDS_PER_MINUTE) });
}
