import { amountOf } from '../../../../lib/format/amount-text.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { WeekdayToggles } from '../../choices/weekday-toggles.tsx';
import { Panel } from '../../panel.tsx';
import type { FieldsProps } from '../parts.ts';
import { usePricesWords } from '../words/prices-words.ts';
import { ANY, type BlockForm, type CardForm, cellKey, columnsOf } from './card-form.ts';
import { conditionsWords } from './conditions-words.ts';

interface BlockFieldsProps extends Pick<FieldsProps<CardForm>, 'form' | 'disabled' | 'errorAt'> {
  block: BlockForm;
  index: number;
  nameOf: (categoryId: string) => string;
  onChange: (changes: Partial<BlockForm>) => void;
  /** Null: the last one stays. */
  onRemove: (() => void) | null;
}

/** Amounts that count under the same conditions: a grid of category by ticket type. */
export function BlockFields(props: BlockFieldsProps) {
  const { block, index, disabled, onRemove } = props;
  const words = usePricesWords();
  const { say } = words;
  const title = conditionsWords(block, words);
  return (
    <Panel title={say('cards.block', { number: index + 1, when: title })}>
      <Conditions {...props} />
      <Grid {...props} when={title} />
      {!disabled && onRemove && (
        <div>
          <Button look="plain" onClick={onRemove}>
            {say('cards.removeBlock')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Conditions({ block, disabled, errorAt, onChange }: BlockFieldsProps) {
  const { say } = usePricesWords();
  const { from, until } = block;
  const isWrong = (from === '') !== (until === '') || (from !== '' && from === until);
  return (
    <details className="min-w-0" open={isWrong && errorAt('daypart') ? true : undefined}>
      <summary className="min-h-11 py-2 font-semibold text-bulb underline-offset-4 hover:underline">
        {say('cards.when')}
      </summary>
      <div className="grid gap-4 pt-2 sm:grid-cols-3">
        <div className="sm:col-span-3">
          <WeekdayToggles
            label={say('cards.weekdays')}
            weekdays={block.weekdays}
            disabled={disabled}
            onChange={(weekdays) => onChange({ weekdays })}
          />
        </div>
        <Field
          label={say('cards.from')}
          type="time"
          disabled={disabled}
          value={from}
          error={isWrong ? errorAt('daypart') : undefined}
          onChange={({ target }) => onChange({ from: target.value })}
        />
        <Field
          label={say('cards.until')}
          hint={say('cards.untilHint')}
          type="time"
          disabled={disabled}
          value={until}
          onChange={({ target }) => onChange({ until: target.value })}
        />
        <Field
          label={say('cards.format')}
          hint={say('cards.formatHint')}
          autoComplete="off"
          maxLength={40}
          disabled={disabled}
          value={block.format}
          onChange={({ target }) => onChange({ format: target.value })}
        />
      </div>
    </details>
  );
}

function Grid(props: BlockFieldsProps & { when: string }) {
  const { form, block, nameOf, disabled, errorAt, when, onChange } = props;
  const { say } = usePricesWords();
  const columns = columnsOf(form);
  const typeName = (id: string) =>
    id === ANY ? say('cards.everybody') : (form.types.find((type) => type.id === id)?.name ?? id);
  const rowName = (id: string) => (id === ANY ? say('cards.everyCategory') : nameOf(id));
  const mayBeWrong = errorAt('amount') !== undefined;
  return (
    <div className="-mx-1 overflow-x-auto px-1 py-1">
      <table className="w-full text-left">
        <caption className="sr-only">{when}</caption>
        <thead className="text-sm text-muted">
          <tr>
            <th scope="col" className="py-2 pr-3 font-medium">
              {say('cards.category')}
            </th>
            {columns.map((type) => (
              <th key={type} scope="col" className="min-w-28 px-1.5 py-2 font-medium">
                {columns.length === 1
                  ? say('cards.price', { currency: form.currency })
                  : typeName(type)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[ANY, ...form.categoryIds].map((category) => (
            <tr key={category} className="border-t border-line">
              <th scope="row" className="py-2 pr-3 font-medium break-words">
                {rowName(category)}
              </th>
              {columns.map((type) => {
                const key = cellKey(category, type);
                const text = block.amounts[key] ?? '';
                const isWrong =
                  mayBeWrong && text.trim() !== '' && amountOf(text, form.currency) === null;
                return (
                  <td key={type} className="px-1.5 py-1.5">
                    <input
                      aria-label={say('cards.cell', {
                        category: rowName(category),
                        type: typeName(type),
                        when,
                      })}
                      aria-invalid={isWrong || undefined}
                      inputMode="decimal"
                      autoComplete="off"
                      disabled={disabled}
                      value={text}
                      onChange={({ target }) =>
                        onChange({ amounts: { ...block.amounts, [key]: target.value } })
                      }
                      className="min-h-11 w-full min-w-24 rounded-lg border border-edge bg-ground px-3 text-right text-base text-ink tabular-nums aria-invalid:border-bad"
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
