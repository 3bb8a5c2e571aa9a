import type { PriceBasis, TaxRounding } from '@houseful/contract/pricing';
import { Button } from '../../../../lib/ui/button.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { someDrawings, useCategories, useVenues } from '../../choices/use-house.ts';
import { Folded, Panel } from '../../panel.tsx';
import { NameField } from '../name-field.tsx';
import type { FieldsProps } from '../parts.ts';
import { usePricesWords } from '../words/prices-words.ts';
import { AddCategories } from './add-categories.tsx';
import { BlockFields } from './block-fields.tsx';
import { type BlockForm, type CardForm, EMPTY_BLOCK } from './card-form.ts';
import { ReadingOrder } from './reading-order.tsx';
import { TypeFields } from './type-fields.tsx';

const BASES: readonly PriceBasis[] = ['all-in', 'with-tax', 'before-tax'];
const ROUNDINGS: readonly TaxRounding[] = ['line', 'sum'];
/** Those that a house is likely to take; whatever a card has already stays. */
const CURRENCIES = ['INR', 'USD', 'EUR', 'GBP', 'AED', 'SGD', 'AUD', 'LKR', 'NPR', 'BDT'] as const;
const BLOCKS_MAX = 40;

/** Everything that a price card says: what its amounts contain, whom they are for, and what they are when. */
export function CardFields(props: FieldsProps<CardForm>) {
  const { form, organisationId, disabled, errorAt, onChange } = props;
  const { say } = usePricesWords();
  const { data: venues = [] } = useVenues(organisationId);
  const known = useCategories(someDrawings(venues));
  const nameOf = (categoryId: string) =>
    known.find((category) => category.categoryId === categoryId)?.name ?? categoryId;
  const set = (index: number, changes: Partial<BlockForm>) =>
    onChange({
      blocks: form.blocks.map((block, at) => (at === index ? { ...block, ...changes } : block)),
    });
  return (
    <>
      <Panel title={say('cards.what')}>
        <BasicFields {...props} />
      </Panel>
      <Panel title={say('cards.types')} detail={say('cards.typesDetail')}>
        <TypeFields {...{ form, disabled, onChange }} error={errorAt('typeName')} />
      </Panel>
      {form.blocks.map((block, index) => (
        <BlockFields
          key={index}
          {...{ form, block, index, nameOf, disabled, errorAt }}
          onChange={(changes) => set(index, changes)}
          onRemove={
            form.blocks.length > 1
              ? () => onChange({ blocks: form.blocks.filter((_, at) => at !== index) })
              : null
          }
        />
      ))}
      {!disabled && (
        <div className="flex flex-col items-start gap-4">
          <Button
            look="quiet"
            disabled={form.blocks.length >= BLOCKS_MAX}
            onClick={() => onChange({ blocks: [...form.blocks, EMPTY_BLOCK] })}
          >
            {say('cards.addBlock')}
          </Button>
          <AddCategories
            venues={venues}
            categoryIds={form.categoryIds}
            onChange={(categoryIds) => onChange({ categoryIds })}
          />
        </div>
      )}
      <ReadingOrder form={form} />
    </>
  );
}

function BasicFields({ form, disabled, errorAt, onChange }: FieldsProps<CardForm>) {
  const { say } = usePricesWords();
  const currencies = [...new Set([...CURRENCIES, form.currency])];
  return (
    <>
      <NameField {...{ form, disabled, errorAt, onChange }} />
      <SelectField
        label={say('cards.basis')}
        value={form.basis}
        disabled={disabled}
        options={BASES.map((value) => ({ value, label: say(`basis.${value}`) }))}
        onChange={(value) => onChange({ basis: BASES.find((each) => each === value) ?? 'all-in' })}
      />
      <Folded title={say('cards.seldom')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={say('cards.currency')}
            value={form.currency}
            disabled={disabled}
            options={currencies.map((value) => ({ value, label: value }))}
            onChange={(currency) => onChange({ currency })}
          />
          <SelectField
            label={say('cards.rounding')}
            value={form.rounding}
            disabled={disabled}
            options={ROUNDINGS.map((value) => ({ value, label: say(`rounding.${value}`) }))}
            onChange={(value) =>
              onChange({ rounding: ROUNDINGS.find((each) => each === value) ?? 'line' })
            }
          />
        </div>
      </Folded>
    </>
  );
}
