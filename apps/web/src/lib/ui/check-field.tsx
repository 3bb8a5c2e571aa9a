import { useId } from 'react';

interface CheckFieldProps {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Yes or no, with what it means. */
export function CheckField({ label, hint, checked, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-3 rounded-lg border border-edge px-3">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        aria-describedby={`${id}-hint`}
        className="size-6 shrink-0 accent-marquee"
      />
      <div className="min-w-0 flex-1 py-1">
        <label htmlFor={id} className="flex min-h-8 items-center font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="pb-1 text-sm text-muted">
          {hint}
        </p>
      </div>
    </div>
  );
}
