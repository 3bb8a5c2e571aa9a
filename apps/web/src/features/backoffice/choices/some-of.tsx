import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { CloseIcon } from '../../../lib/ui/icons.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';

/** Beyond this a wall of chips is harder to read than a list. */
const CHIPS_MAX = 12;

interface SomeOfProps {
  label: string;
  /** What stands first in the list of many. */
  addLabel: string;
  options: readonly { readonly value: string; readonly label: string }[];
  /** Empty: all of them. */
  chosen: readonly string[];
  disabled?: boolean;
  onChange: (chosen: readonly string[]) => void;
}

/** Some of what there is: a few as chips to press, many from a list. What was chosen and is no more stays to be seen. */
export function SomeOf({ label, addLabel, options, chosen, disabled, onChange }: SomeOfProps) {
  const unknown = chosen.filter((value) => !options.some((option) => option.value === value));
  const all = [...options, ...unknown.map((value) => ({ value, label: value }))];
  const drop = (value: string) => onChange(chosen.filter((other) => other !== value));
  if (all.length === 0) return null;
  const isList = all.length > CHIPS_MAX;
  const shown = isList ? all.filter(({ value }) => chosen.includes(value)) : all;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2" disabled={disabled}>
      {isList ? (
        <SelectField
          label={label}
          value=""
          {...(disabled && { disabled })}
          options={[
            { value: '', label: addLabel },
            ...all.filter(({ value }) => !chosen.includes(value)),
          ]}
          onChange={(value) => value !== '' && onChange([...chosen, value])}
        />
      ) : (
        <legend className="pb-1 text-sm font-medium">{label}</legend>
      )}
      <div className="flex flex-wrap gap-1.5">
        {shown.map(({ value, label: name }) => {
          const on = chosen.includes(value);
          return (
            <ChipToggle
              key={value}
              on={on}
              onClick={() => (on ? drop(value) : onChange([...chosen, value]))}
            >
              <span className="min-w-0 break-words">{name}</span>
              {isList && <CloseIcon />}
            </ChipToggle>
          );
        })}
      </div>
    </fieldset>
  );
}
