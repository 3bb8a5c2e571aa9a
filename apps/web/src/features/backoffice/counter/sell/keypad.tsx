import { Button } from '../../../../lib/ui/button.tsx';
import { useCounterWords } from '../words/counter-words.ts';

const KEYS = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '0', '.'] as const;

/** Digits for fingers, where a screen has no keys; the last one takes the last digit back. */
export function Keypad({ onKey }: { onKey: (key: string) => void }) {
  const { say } = useCounterWords();
  return (
    <div role="group" aria-label={say('keypad')} className="grid grid-cols-3 gap-2 max-sm:hidden">
      {KEYS.map((key) => (
        <Button key={key} look="quiet" className="min-h-12 text-xl" onClick={() => onKey(key)}>
          {key}
        </Button>
      ))}
      <Button
        look="quiet"
        className="min-h-12 text-xl"
        aria-label={say('keypad.back')}
        onClick={() => onKey('')}
      >
        ⌫
      </Button>
    </div>
  );
}
