import { useId } from 'react';

interface SelectFieldProps {
  label: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
  disabled?: boolean;
  onChange: (value: string) => void;
}

/** One of a few, with the device's own list. */
export function SelectField({ label, value, options, disabled, onChange }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value)}
        className="min-h-12 w-full min-w-0 rounded-lg border border-edge bg-ground px-3 text-base text-ink"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
