import { PLACES_MAX } from '@houseful/seat-plan/limits';
import { countSeats, selectAll } from '@houseful/seat-plan/selection';
import { useWords } from '../../../../lib/i18n/words.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { IconButton } from '../../../../lib/ui/icon-button.tsx';
import { Icon, QuestionIcon } from '../../../../lib/ui/icons.tsx';
import type { Editor } from '../model/editor.ts';
import { useEditorState } from '../model/use-editor-state.ts';
import { useSay } from '../words/plan-words.ts';
import { FileMenu } from './file-menu.tsx';

interface TopBarProps {
  editor: Editor;
  name: string;
  saving: boolean;
  isSaved: boolean;
  lookOnly: boolean;
  onSave: () => void;
  onPublish: (() => void) | undefined;
  onHelp: () => void;
  onStart: () => void;
}

/** What is drawn, how large it has become, back and forth, and where it goes. */
export function TopBar(props: TopBarProps) {
  const { editor, name, saving, isSaved, lookOnly, onSave, onPublish, onHelp, onStart } = props;
  const say = useSay();
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-4 py-2">
      <div className="min-w-0 flex-1 basis-40">
        <h1 className="truncate text-lg leading-tight font-bold">{name}</h1>
        <Counts editor={editor} />
      </div>
      {!lookOnly && (
        <>
          <UndoButtons editor={editor} />
          <div className="flex items-center gap-2">
            <IconButton label={say('help.title')} title={say('help.title')} onClick={onHelp}>
              <QuestionIcon />
            </IconButton>
            <FileMenu editor={editor} name={name} onStart={onStart} />
            <Button
              look={onPublish ? 'quiet' : 'primary'}
              size="small"
              busy={saving}
              disabled={isSaved && !saving}
              onClick={onSave}
            >
              {isSaved ? say('save.done') : say('save.save')}
            </Button>
            {onPublish && (
              <Button size="small" onClick={onPublish}>
                {say('publish')}
              </Button>
            )}
          </div>
        </>
      )}
    </header>
  );
}

function Counts({ editor }: { editor: Editor }) {
  const say = useSay();
  const { number } = useWords();
  const plan = useEditorState(editor, (state) => state.history.now);
  const seats = countSeats(plan, selectAll(plan));
  const standing = plan.areas.reduce((sum, { capacity }) => sum + capacity, 0);
  const text = [
    say('count.seats', { count: seats, number: number(seats) }),
    ...(standing > 0 ? [say('count.standing', { count: standing, number: number(standing) })] : []),
  ].join(' · ');
  const isTooMany = seats + standing > PLACES_MAX;
  return <p className={`truncate text-sm ${isTooMany ? 'text-bad' : 'text-muted'}`}>{text}</p>;
}

/** Each says what it would undo, or do again. */
function UndoButtons({ editor }: { editor: Editor }) {
  const say = useSay();
  const done = useEditorState(editor, ({ history }) => history.done.at(-1)?.name);
  const undone = useEditorState(editor, ({ history }) => history.undone.at(-1)?.name);
  const nameOf = (step: string | undefined) => (step ? say(`step.${step}` as 'step.move') : '');
  return (
    <div className="flex items-center gap-1">
      <p role="status" className="sr-only">
        {nameOf(done)}
      </p>
      <StepButton
        label={done ? say('undo.step', { step: nameOf(done) }) : say('undo')}
        path="M8 4 4 8l4 4M4 8h8a4 4 0 0 1 0 8H9"
        off={!done}
        text={nameOf(done)}
        onClick={() => editor.undo()}
      />
      <StepButton
        label={undone ? say('redo.step', { step: nameOf(undone) }) : say('redo')}
        path="m12 4 4 4-4 4M16 8H8a4 4 0 0 0 0 8h3"
        off={!undone}
        text={nameOf(undone)}
        onClick={() => editor.redo()}
      />
    </div>
  );
}

interface StepButtonProps {
  label: string;
  path: string;
  off: boolean;
  text: string;
  onClick: () => void;
}

function StepButton({ label, path, off, text, onClick }: StepButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={off || undefined}
      onClick={off ? undefined : onClick}
      className="flex min-h-10 items-center gap-1.5 rounded-lg px-2 text-sm hover:bg-raised aria-disabled:cursor-not-allowed aria-disabled:text-faint aria-disabled:opacity-60"
    >
      <Icon>
        <path d={path} />
      </Icon>
      {text && <span className="max-w-28 truncate max-lg:hidden">{text}</span>}
    </button>
  );
}
