import { WEEKDAYS, weekdayName } from '../../../lib/format/weekdays.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { ChipToggle } from '../../../lib/ui/chip.tsx';

interface WeekdayTogglesProps {
  label: string;
  weekdays: readonly number[];
  disabled?: boolean;
  onChange: (weekdays: readonly number[]) => void;
}

/** Some days of the week; what it means that none is chosen, is told by its label. */
export function WeekdayToggles({ label, weekdays, disabled, onChange }: WeekdayTogglesProps) {
  const { locale } = useWords();
  return (
    <fieldset className="min-w-0" disabled={disabled}>
      <legend className="pb-1 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {WEEKDAYS.map((day) => {
          const on = weekdays.includes(day);
          return (
            <ChipToggle
              key={day}
              on={on}
              title={weekdayName(day, locale, 'long')}
              onClick={() =>
                onChange(
                  on ? weekdays.filter((each) => each !== day) : [...weekdays, day].toSorted(),
                )
              }
            >
              {weekdayName(day, locale, 'short')}
            </ChipToggle>
          );
        })}
      </div>
    </fieldset>
  );
}
