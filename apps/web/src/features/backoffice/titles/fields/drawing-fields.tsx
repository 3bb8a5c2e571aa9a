import { TITLE_MOTIFS } from '@houseful/contract/title-kit';
import { useId } from 'react';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import type { TitleForm } from '../title-form.ts';
import { useTitlesWords } from '../words/titles-words.ts';

interface DrawingFieldsProps {
  form: Pick<TitleForm, 'palette' | 'motif'>;
  onChange: (changes: Partial<Pick<TitleForm, 'palette' | 'motif'>>) => void;
}

const COLOURS = ['dark', 'accent', 'light'] as const;

/** Three colours and an idea: what the house draws where no picture was uploaded. */
export function DrawingFields({ form: { palette, motif }, onChange }: DrawingFieldsProps) {
  const { say } = useTitlesWords();
  const id = useId();
  const change = (at: number, colour: string) => {
    const [dark, accent, light] = palette.map((old, index) => (index === at ? colour : old));
    onChange({ palette: [dark ?? '', accent ?? '', light ?? ''] });
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={say('field.motif')}
        value={motif}
        options={TITLE_MOTIFS.map((value) => ({ value, label: say(`motif.${value}`) }))}
        onChange={(chosen) => onChange({ motif: chosen })}
      />
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{say('field.palette')}</legend>
        <div className="flex gap-3">
          {COLOURS.map((colour, index) => (
            <div key={colour} className="flex min-w-0 flex-1 flex-col gap-1">
              <input
                id={`${id}-${colour}`}
                type="color"
                value={palette[index]}
                onChange={({ target }) => change(index, target.value)}
                className="h-12 w-full cursor-pointer rounded-lg border border-edge bg-ground p-1"
              />
              <label htmlFor={`${id}-${colour}`} className="text-xs text-muted">
                {say(`colour.${colour}`)}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
