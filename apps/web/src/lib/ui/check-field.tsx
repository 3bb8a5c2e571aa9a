import { useId } from 'react';

interface CheckFieldProps {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Yes or no; the whole line is the target. */
export function CheckField({ label, hint, checked, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <label className="flex min-h-12 items-center gap-3 rounded-lg border border-edge px-3 py-2.5">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        aria-describedby={id}
        className="size-5 shrink-0 accent-marquee"
      />
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        <span id={id} className="block text-sm text-muted">
          {hint}
        </span>
      </span>
    </label>
  );
}
