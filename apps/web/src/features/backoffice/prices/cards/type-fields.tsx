import { Button } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { IconButton } from '../../../../lib/ui/icon-button.tsx';
import { CloseIcon } from '../../../../lib/ui/icons.tsx';
import { usePricesWords } from '../words/prices-words.ts';
import { type CardForm, freshTypeId, USUAL_TYPES } from './card-form.ts';

const TYPES_MAX = 20;

interface TypeFieldsProps {
  form: CardForm;
  disabled: boolean;
  error: string | undefined;
  onChange: (changes: Partial<CardForm>) => void;
}

/** Whom tickets are for; the first is the one that counts where a buyer says nothing. */
export function TypeFields({ form: { types }, disabled, error, onChange }: TypeFieldsProps) {
  const { say } = usePricesWords();
  const missing = USUAL_TYPES.filter((usual) => !types.some(({ id }) => id === usual));
  const add = (id: string, name: string) => onChange({ types: [...types, { id, name }] });
  return (
    <>
      <ul className="flex flex-col gap-2">
        {types.map(({ id, name }, index) => (
          <li key={id} className="flex items-end gap-2">
            <Field
              label={say(index === 0 ? 'cards.firstType' : 'cards.type', { number: index + 1 })}
              name={`type-${index + 1}`}
              required
              autoComplete="off"
              maxLength={80}
              disabled={disabled}
              value={name}
              error={error}
              className="flex-1"
              onChange={({ target }) =>
                onChange({
                  types: types.map((type) => (type.id === id ? { id, name: target.value } : type)),
                })
              }
            />
            {!disabled && index > 0 && (
              <IconButton
                label={say('cards.removeType', { name })}
                className="size-12"
                onClick={() => onChange({ types: types.filter((type) => type.id !== id) })}
              >
                <CloseIcon />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {!disabled && types.length < TYPES_MAX && (
        <div className="flex flex-wrap gap-2">
          {missing.map((usual) => (
            <Button
              key={usual}
              look="quiet"
              size="small"
              onClick={() => add(usual, say(`type.${usual}`))}
            >
              {say('cards.addType', { name: say(`type.${usual}`) })}
            </Button>
          ))}
          <Button look="quiet" size="small" onClick={() => add(freshTypeId(types), '')}>
            {say('cards.addOtherType')}
          </Button>
        </div>
      )}
    </>
  );
}
