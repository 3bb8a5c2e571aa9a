import { type RefObject, useEffect, useId, useRef } from 'react';
import { useSay } from '../words/plan-words.ts';
import type { Viewport } from '../../../../lib/canvas/viewport.ts';
import type { Editor } from '../model/editor.ts';
import { useEditorState } from '../model/use-editor-state.ts';
import type { NewNames } from './make-strokes.ts';
import { usePlanPainting } from './use-plan-painting.ts';
import { usePlanPointer } from './use-plan-pointer.ts';

interface PlanCanvasProps {
  editor: Editor;
  viewport: Viewport;
  names: NewNames;
  lookOnly: boolean;
  spaceHeld: RefObject<boolean>;
  frame: RefObject<HTMLDivElement | null>;
}

const CURSORS: Readonly<Record<string, string>> = {
  hand: 'cursor-grab active:cursor-grabbing',
  select: 'cursor-default',
};

/** The drawing: a picture for eyes and pointers. Keys work on it, too; its twin in words is the list. */
export function PlanCanvas(props: PlanCanvasProps) {
  const { editor, viewport, names, lookOnly, spaceHeld, frame } = props;
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const description = useId();
  const tool = useEditorState(editor, (state) => state.tool);
  usePlanPainting(canvas, editor, viewport);
  usePlanPointer(frame, { editor, viewport, names, lookOnly, spaceHeld });
  useSheet(editor, viewport);
  return (
    <div
      ref={frame}
      role="application"
      tabIndex={0}
      aria-label={say('canvas.label')}
      aria-describedby={description}
      className={`absolute inset-0 touch-none overflow-clip select-none focus-visible:-outline-offset-3 ${
        lookOnly ? CURSORS['hand'] : (CURSORS[tool] ?? 'cursor-crosshair')
      }`}
    >
      <span id={description} className="sr-only">
        {say('canvas.description')}
      </span>
      <canvas ref={canvas} aria-hidden="true" className="size-full origin-top-left" />
    </div>
  );
}

/** The window follows when the drawing becomes larger or smaller. */
function useSheet(editor: Editor, viewport: Viewport): void {
  const width = useEditorState(editor, (state) => state.history.now.width);
  const height = useEditorState(editor, (state) => state.history.now.height);
  useEffect(() => viewport.replaceDrawing(sheetBox(width, height)), [viewport, width, height]);
}

/** The drawing with some floor around it, where things can be put for a while. */
export function sheetBox(width: number, height: number) {
  const air = Math.round(Math.max(width, height) * 0.06);
  return { left: -air, top: -air, right: width + air, bottom: height + air };
}
