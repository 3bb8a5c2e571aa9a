/** More steps back than anybody counts; plans share what did not change, so a step costs what it changed. */
export const HISTORY_STEPS_MAX = 200;

export interface HistoryStep<State> {
  /** What was done, by a name that the screen has words for. */
  readonly name: string;
  /** Steps of the same mark that follow one another are one step: a key held down, a slider. */
  readonly mark: string | undefined;
  readonly before: State;
  readonly after: State;
}

export interface History<State> {
  readonly now: State;
  /** Oldest first, at most HISTORY_STEPS_MAX; the oldest are forgotten. */
  readonly done: readonly HistoryStep<State>[];
  /** The next one to be done again comes last. */
  readonly undone: readonly HistoryStep<State>[];
}

export function beginHistory<State>(now: State): History<State> {
  return { now, done: [], undone: [] };
}

/** The next state. A step that changes nothing is none, and leaves what was undone as it is. */
export function takeStep<State>(
  history: History<State>,
  step: { readonly name: string; readonly mark?: string | undefined },
  after: State,
): History<State> {
  const { now, done } = history;
  if (after === now) return history;
  const last = done.at(-1);
  const goesOn = last?.mark !== undefined && last.mark === step.mark && last.name === step.name;
  const taken = { name: step.name, mark: step.mark, before: goesOn ? last.before : now, after };
  const kept = goesOn ? done.slice(0, -1) : done;
  return { now: after, done: [...kept, taken].slice(-HISTORY_STEPS_MAX), undone: [] };
}

/** The step before, or the same history when there is none. */
export function undo<State>(history: History<State>): History<State> {
  const step = history.done.at(-1);
  if (!step) return history;
  return {
    now: step.before,
    done: history.done.slice(0, -1),
    undone: [...history.undone, { ...step, mark: undefined }],
  };
}

export function redo<State>(history: History<State>): History<State> {
  const step = history.undone.at(-1);
  if (!step) return history;
  return { now: step.after, done: [...history.done, step], undone: history.undone.slice(0, -1) };
}
