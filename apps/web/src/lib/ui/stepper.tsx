import { useWords } from '../i18n/words.ts';

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
      <StepButton name={t('ui.fewer', { label })} disabled={value <= min} onClick={() => step(-1)}>
        −
      </StepButton>
      <output
        className="min-w-8 text-center text-base font-semibold tabular-nums"
        aria-live="polite"
      >
        {value}
      </output>
      <StepButton name={t('ui.more', { label })} disabled={value >= max} onClick={() => step(1)}>
        +
      </StepButton>
    </div>
  );
}

interface StepButtonProps {
  name: string;
  disabled: boolean;
  onClick: () => void;
  children: string;
}

function StepButton({ name, disabled, onClick, children }: StepButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onClick}
      className="size-11 text-xl leading-none hover:bg-raised aria-disabled:cursor-not-allowed aria-disabled:text-faint"
    >
      {children}
    </button>
  );
}
