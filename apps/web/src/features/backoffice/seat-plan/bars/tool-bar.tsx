import clsx from 'clsx';
import { type Editor, LEVELS, type Level, type Tool, TOOLS } from '../model/editor.ts';
import { chooseToolOf, TOOL_KEYS } from '../model/use-editor-keys.ts';
import { useEditorState } from '../model/use-editor-state.ts';
import { useSay } from '../words/plan-words.ts';
import { ToolIcon } from './tool-icons.tsx';

const KEY_OF = new Map(Object.entries(TOOL_KEYS).map(([key, tool]) => [tool, key.toUpperCase()]));

/** One tool at a time, and what a press of it picks. */
export function ToolBar({ editor }: { editor: Editor }) {
  const say = useSay();
  const tool = useEditorState(editor, (state) => state.tool);
  return (
    <div
      role="toolbar"
      aria-orientation="vertical"
      aria-label={say('tools.label')}
      className="flex w-[5.25rem] flex-col gap-1 overflow-y-auto border-r border-line bg-surface p-1.5"
    >
      {TOOLS.map((one) => (
        <ToolButton
          key={one}
          tool={one}
          on={one === tool}
          onChoose={() => chooseToolOf(editor, one)}
        />
      ))}
      <LevelChoice editor={editor} />
    </div>
  );
}

function ToolButton({ tool, on, onChoose }: { tool: Tool; on: boolean; onChoose: () => void }) {
  const say = useSay();
  const key = KEY_OF.get(tool) ?? '';
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-keyshortcuts={key}
      title={say('tool.withKey', { tool: say(`tool.${tool}`), key })}
      onClick={onChoose}
      className={clsx(
        'flex min-h-13 flex-col items-center justify-center gap-0.5 rounded-lg px-0.5 py-1 text-center text-[0.6875rem] leading-tight font-medium',
        on ? 'bg-bulb text-on-bulb' : 'text-ink hover:bg-raised',
      )}
    >
      <ToolIcon tool={tool} />
      <span className="max-w-full break-words">{say(`tool.${tool}`)}</span>
    </button>
  );
}

/** Whether a press picks a block, a row or a seat. */
function LevelChoice({ editor }: { editor: Editor }) {
  const say = useSay();
  const level = useEditorState(editor, (state) => state.level);
  return (
    <fieldset className="mt-1 flex flex-col gap-1 border-t border-line pt-2">
      <legend className="sr-only">{say('level.label')}</legend>
      <span aria-hidden="true" className="text-center text-[0.6875rem] text-faint">
        {say('level.label')}
      </span>
      {LEVELS.map((one: Level) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === level}
          onClick={() => editor.set({ level: one })}
          className={clsx(
            'min-h-9 rounded-lg px-1 text-xs font-medium',
            one === level
              ? 'bg-raised font-bold text-bulb ring-1 ring-edge'
              : 'text-ink hover:bg-raised',
          )}
        >
          {say(`level.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
