import { useId } from 'react';

interface ChoiceProps<Value extends string> {
  name: string;
  title: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string; readonly detail: string }[];
  onChange: (value: Value) => void;
}

/** One of two or three, each with what it means. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { name, title, value, options, onChange } = props;
  const id = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1 text-sm font-medium">{title}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {options.map((option) => (
          <label
            key={option.value}
            htmlFor={`${id}-${option.value}`}
            className="flex gap-3 rounded-lg border border-edge px-3 py-2.5 has-checked:border-bulb has-checked:bg-raised"
          >
            <input
              id={`${id}-${option.value}`}
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              aria-label={option.label}
              aria-describedby={`${id}-${option.value}-detail`}
              className="tick size-6"
            />
            <span className="min-w-0">
              <span className="block font-medium">{option.label}</span>
              <span id={`${id}-${option.value}-detail`} className="text-sm text-muted">
                {option.detail}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
