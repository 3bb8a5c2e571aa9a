import clsx from 'clsx';
import type { Paint } from '@houseful/seat-plan/edit/paint';
import type { Editor } from '../model/editor.ts';
import { useEditorState } from '../model/use-editor-state.ts';
import { KINDS } from '../panel/seat-fields.tsx';
import { Swatch } from '../panel/category-choice.tsx';
import { useSay } from '../words/plan-words.ts';

/** While one paints: with what. One thing at a time, so that nothing is painted by the way. */
export function BrushBar({ editor }: { editor: Editor }) {
  const say = useSay();
  const tool = useEditorState(editor, (state) => state.tool);
  const brush = useEditorState(editor, (state) => state.brush);
  const plan = useEditorState(editor, (state) => state.history.now);
  if (tool !== 'paint') return null;
  const take = (next: Paint) => editor.set({ brush: next });
  return (
    <div
      role="group"
      aria-label={say('brush.label')}
      className="absolute inset-x-3 top-3 flex flex-wrap justify-center gap-1.5"
    >
      {plan.categories.map(({ id, name, colour }) => (
        <BrushButton key={id} on={brush.categoryId === id} onTake={() => take({ categoryId: id })}>
          <Swatch colour={colour} />
          {name}
        </BrushButton>
      ))}
      {KINDS.map((kind) => (
        <BrushButton key={kind} on={brush.kind === kind} onTake={() => take({ kind })}>
          {say(`kind.${kind}`)}
        </BrushButton>
      ))}
      {(['obstructed', 'clear'] as const).map((view) => (
        <BrushButton key={view} on={brush.view === view} onTake={() => take({ view })}>
          {say(`view.${view}`)}
        </BrushButton>
      ))}
    </div>
  );
}

interface BrushButtonProps {
  on: boolean;
  onTake: () => void;
  children: React.ReactNode;
}

function BrushButton({ on, onTake, children }: BrushButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onTake}
      className={clsx(
        'flex min-h-9 items-center gap-2 rounded-full border px-3 text-sm shadow-sm',
        on
          ? 'border-bulb bg-bulb font-semibold text-on-bulb'
          : 'border-edge bg-surface hover:bg-raised',
      )}
    >
      {children}
    </button>
  );
}
