import type { FileFlaw } from '@houseful/seat-plan/files/flaw';
import type { RefObject } from 'react';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { useSay } from '../words/plan-words.ts';

interface FlawDialogProps {
  flaws: readonly FileFlaw[];
  onClose: () => void;
  returnFocusTo: RefObject<HTMLElement | null>;
}

/** Why a file could not be read, line by line; the room stays as it is. */
export function FlawDialog({ flaws, onClose, returnFocusTo }: FlawDialogProps) {
  const say = useSay();
  return (
    <Dialog
      open={flaws.length > 0}
      title={say('flaw.title')}
      onClose={onClose}
      returnFocusTo={returnFocusTo}
    >
      <p className="text-sm text-muted">{say('flaw.detail')}</p>
      <ul className="flex flex-col gap-2 text-sm">
        {flaws.map(({ line, column, code, values }) => (
          <li key={`${line}.${column}.${code}`} className="rounded-lg bg-raised px-3 py-2">
            <span className="font-semibold">{say('flaw.place', { line, column })}</span>{' '}
            {say(`flaw.${code}`, values)}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
