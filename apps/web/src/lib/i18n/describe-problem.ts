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
  const text = (name: string, otherwise: string) =>
    lookUp(`problems.${code}.${name}`, { ...members, defaultValue: otherwise });
  const isBug = code === 'bug' || code === 'unreadable-answer';
  return {
    title: text('title', error.title),
    detail: text('detail', '') || undefined,
    instance: isBug ? error.instance : undefined,
  };
}
