import { useWords } from '../i18n/words.ts';
import { IconButton } from './icon-button.tsx';

interface StepperProps {
  /** Names the counted thing: “Places in Standing”. */
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** Minus, the number, plus. At its ends the buttons stay focusable and say nothing more is to be had. */
export function Stepper({ label, value, min, max, onChange }: StepperProps) {
  const { t } = useWords();
  const step = (by: number) => onChange(Math.min(max, Math.max(min, value + by)));
  return (
    <div
      className="inline-flex items-center rounded-lg border border-edge"
      role="group"
      aria-label={label}
    >
      <IconButton
        label={t('ui.fewer', { label })}
        off={value <= min}
        onClick={() => step(-1)}
        className="size-11 text-xl"
      >
        −
      </IconButton>
      <output
        className="min-w-8 text-center text-base font-semibold tabular-nums"
        aria-live="polite"
      >
        {value}
      </output>
      <IconButton
        label={t('ui.more', { label })}
        off={value >= max}
        onClick={() => step(1)}
        className="size-11 text-xl"
      >
        +
      </IconButton>
    </div>
  );
}
