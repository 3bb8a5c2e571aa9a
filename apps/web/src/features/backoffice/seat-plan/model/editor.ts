import type { Clip } from '@houseful/seat-plan/edit/copy-things';
import type { Finding } from '@houseful/seat-plan/checks/finding';
import type { Paint } from '@houseful/seat-plan/edit/paint';
import type { Box, Point } from '@houseful/seat-plan/geometry';
import { beginHistory, type History, redo, takeStep, undo } from '@houseful/seat-plan/history';
import type { Plan } from '@houseful/seat-plan/plan';
import { NOTHING, type Selection, stillThere } from '@houseful/seat-plan/selection';
import type { Guide } from './snap.ts';

export const TOOLS = [
  ...(['select', 'hand', 'rows', 'seat', 'area', 'stage', 'focal-point', 'paint'] as const),
] as const;
export type Tool = (typeof TOOLS)[number];

/** What a press picks: a whole block, a row of it, or a seat. */
export const LEVELS = ['block', 'row', 'seat'] as const;
export type Level = (typeof LEVELS)[number];

/** What is being done with the pointer and is no step yet. */
export type Gesture =
  | {
      readonly type: 'move';
      readonly dx: number;
      readonly dy: number;
      readonly guides: readonly Guide[];
    }
  | { readonly type: 'rotate'; readonly degrees: number; readonly centre: Point }
  | { readonly type: 'band'; readonly box: Box }
  | { readonly type: 'draw'; readonly what: 'rows' | 'area' | 'stage'; readonly box: Box }
  | { readonly type: 'stroke'; readonly picked: Selection };

/** Everything that can be undone, by its name in the words. */
export type StepName =
  | 'add-area'
  | 'add-category'
  | 'add-row'
  | 'add-rows'
  | 'add-seat'
  | 'add-section'
  | 'align'
  | 'bring-back'
  | 'category'
  | 'change-area'
  | 'change-rows'
  | 'change-section'
  | 'change-seats'
  | 'change-stage'
  | 'delete'
  | 'distribute'
  | 'drawing'
  | 'focal-point'
  | 'free'
  | 'import'
  | 'move'
  | 'paint'
  | 'paste'
  | 'remove-category'
  | 'remove-section'
  | 'rotate'
  | 'section'
  | 'start';

export interface EditorState {
  readonly history: History<Plan>;
  readonly selection: Selection;
  readonly tool: Tool;
  readonly level: Level;
  readonly brush: Paint;
  /** Where new rows go. */
  readonly sectionId: string;
  readonly gesture: Gesture | null;
  readonly clip: Clip | null;
  readonly findings: readonly Finding[];
  /** The finding that is pointed out. */
  readonly shown: Finding | null;
}

export interface StepOptions {
  /** Steps of one mark that follow one another are undone as one. */
  readonly mark?: string | undefined;
  readonly selection?: Selection | undefined;
}

/** What the designer knows, apart from any screen: a plan with its history, and what is selected. */
export interface Editor {
  state(): EditorState;
  plan(): Plan;
  subscribe(listener: () => void): () => void;
  set(patch: Partial<Omit<EditorState, 'history'>>): void;
  select(selection: Selection): void;
  /** One step that can be undone; none when the plan stays as it is. */
  step(name: StepName, change: (plan: Plan) => Plan, options?: StepOptions): void;
  undo(): void;
  redo(): void;
}

export function createEditor(plan: Plan): Editor {
  const listeners = new Set<() => void>();
  let state: EditorState = {
    ...{ history: beginHistory(plan), selection: NOTHING, tool: 'select', level: 'block' },
    ...{ brush: {}, sectionId: plan.sections[0]?.id ?? '', gesture: null, clip: null },
    ...{ findings: [], shown: null },
  };

  function put(patch: Partial<EditorState>): void {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  }

  function travel(history: History<Plan>, selection: Selection): void {
    const { now } = history;
    const isKnown = now.sections.some(({ id }) => id === state.sectionId);
    put({
      history,
      selection: stillThere(selection, now),
      gesture: null,
      ...(isKnown ? {} : { sectionId: now.sections[0]?.id ?? '' }),
    });
  }

  return {
    state: () => state,
    plan: () => state.history.now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: put,
    select: (selection) => put({ selection, shown: null }),
    step: (name, change, { mark, selection = state.selection } = {}) => {
      const { history } = state;
      travel(takeStep(history, { name, mark }, change(history.now)), selection);
    },
    undo: () => travel(undo(state.history), state.selection),
    redo: () => travel(redo(state.history), state.selection),
  };
}
