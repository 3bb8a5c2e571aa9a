import { Button } from '../../lib/ui/button.tsx';
import { useStaffWords } from './staff/words/staff-words.ts';

interface SaveBarProps {
  label: string;
  busy: boolean;
  isUnsaved: boolean;
}

/** Sends the form it stands in; it stays in sight below a long one, and says when something is not kept yet. */
export function SaveBar({ label, busy, isUnsaved }: SaveBarProps) {
  const { say } = useStaffWords();
  return (
    <div className="z-10 flex flex-wrap items-center gap-3 border-t border-line bg-ground py-3 sm:sticky sm:bottom-0">
      <Button type="submit" busy={busy}>
        {label}
      </Button>
      {isUnsaved && <span className="text-sm text-muted">{say('form.unsaved')}</span>}
    </div>
  );
}

/** Of a form with such a bar: what has the focus stands above it. */
export const ABOVE_SAVE_BAR = '[&_:is(input,select,textarea,button)]:scroll-mb-24';
