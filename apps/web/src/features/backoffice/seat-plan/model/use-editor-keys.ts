import { NOTHING } from '@houseful/seat-plan/selection';
import { type RefObject, useEffect } from 'react';
import type { Viewport } from '../../../../lib/canvas/viewport.ts';
import type { Editor, Tool } from './editor.ts';
import {
  copySelected,
  duplicateSelected,
  nudge,
  pasteCopied,
  removeSelected,
  rotateSelected,
  selectEverything,
} from './steps.ts';

const STEP_CM = 1;
const LARGE_STEP_CM = 10;
const ROTATE_DEGREES = 5;
const ZOOM = 1.4;

/** One letter for each tool. */
export const TOOL_KEYS: Readonly<Record<string, Tool>> = {
  ...{ v: 'select', h: 'hand', r: 'rows', s: 'seat', a: 'area', b: 'paint' },
  ...{ g: 'stage', f: 'focal-point' },
};

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
};

interface Keys {
  readonly editor: Editor;
  readonly viewport: Viewport;
  readonly root: RefObject<HTMLElement | null>;
  /** The drawing: only there do arrows move what is selected. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly spaceHeld: RefObject<boolean>;
  /** Only the view can be changed. */
  readonly lookOnly: boolean;
  /** Uses the tool in hand in the middle of what is seen. */
  readonly onUse: () => void;
  readonly onHelp: () => void;
  readonly onSave: () => void;
}

/** Keys of the whole designer, but not while somebody types. */
export function useEditorKeys(keys: Keys): void {
  const { editor, viewport, root, frame, spaceHeld, lookOnly, onUse, onHelp, onSave } = keys;
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const all = {
      ...{ editor, viewport, root, frame, spaceHeld, lookOnly },
      onUse,
      onHelp,
      onSave,
    };
    const onDown = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      const control = event.ctrlKey || event.metaKey;
      const change = control ? withControl : alone;
      const done = (!control && look(event, viewport)) || (!lookOnly && change(event, all));
      if (!done) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.key === ' ') spaceHeld.current = false;
    };
    element.addEventListener('keydown', onDown);
    element.addEventListener('keyup', onUp);
    return () => {
      element.removeEventListener('keydown', onDown);
      element.removeEventListener('keyup', onUp);
    };
  }, [editor, viewport, root, frame, spaceHeld, lookOnly, onUse, onHelp, onSave]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
}

function withControl(event: KeyboardEvent, { editor, onSave }: Keys): boolean {
  switch (event.key.toLowerCase()) {
    case 'z':
      if (event.shiftKey) editor.redo();
      else editor.undo();
      return true;
    case 'y':
      editor.redo();
      return true;
    case 'c':
      copySelected(editor);
      return true;
    case 'x':
      copySelected(editor);
      removeSelected(editor);
      return true;
    case 'v':
      pasteCopied(editor);
      return true;
    case 'd':
      duplicateSelected(editor);
      return true;
    case 'a':
      selectEverything(editor);
      return true;
    case 's':
      onSave();
      return true;
    default:
      return false;
  }
}

/** Nearer, farther, or all of it. */
function look({ key }: KeyboardEvent, viewport: Viewport): boolean {
  if (key === '+' || key === '=') viewport.glideBy(ZOOM);
  else if (key === '-') viewport.glideBy(1 / ZOOM);
  else if (key === '0') viewport.fit();
  else return false;
  return true;
}

function alone(event: KeyboardEvent, keys: Keys): boolean {
  const { editor, frame, spaceHeld, onUse, onHelp } = keys;
  const arrow = ARROWS[event.key];
  if (arrow) {
    if (event.target !== frame.current) return false;
    const step = event.shiftKey ? LARGE_STEP_CM : STEP_CM;
    nudge(editor, arrow[0] * step, arrow[1] * step);
    return true;
  }
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      removeSelected(editor);
      return true;
    case 'Enter':
      if (event.target !== frame.current) return false;
      onUse();
      return true;
    case 'Escape':
      escape(editor);
      return true;
    case '[':
    case ']':
      rotateSelected(editor, event.key === ']' ? ROTATE_DEGREES : -ROTATE_DEGREES);
      return true;
    case '?':
      onHelp();
      return true;
    case ' ':
      if (event.target !== frame.current) return false;
      spaceHeld.current = true;
      return true;
    default:
      return chooseTool(event, editor);
  }
}

/** First what is under way, then the tool, then the selection. */
function escape(editor: Editor): void {
  const { gesture, tool } = editor.state();
  if (gesture) editor.set({ gesture: null });
  else if (tool !== 'select') editor.set({ tool: 'select' });
  else editor.select(NOTHING);
}

function chooseTool({ key, altKey }: KeyboardEvent, editor: Editor): boolean {
  const tool = altKey ? undefined : TOOL_KEYS[key.toLowerCase()];
  if (!tool) return false;
  chooseToolOf(editor, tool);
  return true;
}

/** A brush without colour would paint nothing: it begins with the first category. */
export function chooseToolOf(editor: Editor, tool: Tool): void {
  const { brush } = editor.state();
  const [first] = editor.plan().categories;
  const isDry = Object.keys(brush).length === 0;
  editor.set({
    ...{ tool, gesture: null },
    ...(tool === 'paint' && isDry && first ? { brush: { categoryId: first.id } } : {}),
  });
}
