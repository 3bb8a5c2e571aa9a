import type { ReactNode } from 'react';
import { Button } from '../../../lib/ui/button.tsx';
import { useStaffWords } from '../staff/words/staff-words.ts';

interface ChosenBarProps {
  /** How many are chosen, in words. */
  said: string;
  onNone: () => void;
  /** What can be done to all of them. */
  children: ReactNode;
}

/** What can be done to the rows that are chosen. */
export function ChosenBar({ said, onNone, children }: ChosenBarProps) {
  const { say } = useStaffWords();
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-card border border-bulb/50 bg-surface px-4 py-2">
      <span role="status">{said}</span>
      {children}
      <Button look="plain" size="small" onClick={onNone}>
        {say('bulk.none')}
      </Button>
    </div>
  );
}
