import { type FormEvent, type ReactNode, useState } from 'react';
import { newKey } from '../../../lib/random.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { useStaffWords } from '../staff/words/staff-words.ts';
import { type BulkRow, useOneByOne } from './use-one-by-one.ts';

/** One step for one row; a step that is repeated has the same key, and is the same step. `false`: it was so already. */
type Act = (id: string, idempotencyKey: string) => Promise<unknown>;

interface BulkDialogProps {
  title: string;
  /** On the button that begins it. */
  start: string;
  rows: readonly BulkRow[];
  act: Act;
  /** How many are done, in words. */
  doneText: (count: number) => string;
  /** Takes back what this has changed, and nothing that was so already; absent where nothing can. */
  undo?: {
    readonly label: string;
    readonly act: Act;
    readonly doneText: (count: number) => string;
  };
  /** Whenever it comes to an end or is stopped. */
  onChanged?: () => void;
  onClose: () => void;
  /** What is asked and told before it begins. */
  children: ReactNode;
}

/** Does one thing to many rows after asking; tells how far it is, what became of each, and takes it back where that can be. */
export function BulkDialog({ title, rows, act, undo, onClose, ...props }: BulkDialogProps) {
  const { say } = useStaffWords();
  const [key] = useState(newKey);
  const run = useOneByOne(rows, (id) => act(id, `${key}-${id}`), props.onChanged);
  const back = useOneByOne(
    run.changed,
    async (id) => undo?.act(id, `${key}-back-${id}`),
    props.onChanged,
  );
  const now = back.isBegun ? back : run;
  const begin = (event: FormEvent) => {
    event.preventDefault();
    run.start();
  };
  const close = () => (now.isRunning ? now.stop() : onClose());
  return (
    <Dialog open title={title} onClose={close}>
      {!run.isBegun && (
        <form className="flex flex-col gap-4" onSubmit={begin}>
          {props.children}
          <Button type="submit">{props.start}</Button>
        </form>
      )}
      {run.isBegun && (
        <Progress
          {...{ title, of: now }}
          doneText={back.isBegun && undo ? undo.doneText : props.doneText}
        />
      )}
      {now.isRunning && (
        <Button look="quiet" onClick={now.stop}>
          {say('bulk.stop')}
        </Button>
      )}
      {now.isBegun && !now.isRunning && (
        <div className="flex flex-wrap gap-3">
          <Button onClick={onClose}>{say('bulk.close')}</Button>
          {now.left.length > 0 && (
            <Button look="quiet" onClick={() => now.start()}>
              {say('bulk.again', { count: now.left.length })}
            </Button>
          )}
          {undo && !back.isBegun && run.changed.length > 0 && (
            <Button look="quiet" onClick={() => back.start()}>
              {undo.label}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  );
}

interface ProgressProps {
  title: string;
  of: ReturnType<typeof useOneByOne>;
  doneText: (count: number) => string;
}

function Progress({ title, of, doneText }: ProgressProps) {
  const { say, t } = useStaffWords();
  const all = of.done.length + of.left.length;
  const why = (code: string) =>
    t(`problems.${code}.title` as 'problems.bug.title', { defaultValue: code });
  return (
    <div className="flex flex-col gap-2">
      <progress
        className="h-3 w-full accent-marquee"
        value={of.tried}
        max={all}
        aria-label={title}
      />
      <div className="flex flex-col gap-2" role="status">
        <p className="text-sm text-muted">{say('bulk.progress', { done: of.tried, all })}</p>
        {!of.isRunning && <p>{doneText(of.done.length)}</p>}
      </div>
      {of.failed.length > 0 && (
        <ul className="flex flex-col gap-1 text-sm text-bad" aria-label={say('bulk.failed')}>
          {of.failed.map(({ id, name, code }) => (
            <li key={id} className="wrap-anywhere">
              <strong>{name}</strong>: {why(code)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
