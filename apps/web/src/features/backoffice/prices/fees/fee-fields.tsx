import { CheckField } from '../../../../lib/ui/check-field.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { Panel } from '../../panel.tsx';
import { DateFields } from '../date-fields.tsx';
import { NameField } from '../name-field.tsx';
import type { FieldsProps } from '../parts.ts';
import { SlabFields } from '../slab-fields.tsx';
import { usePricesWords } from '../words/prices-words.ts';
import { FEE_CURRENCY, type FeeForm } from './fee-form.ts';

const EMPTY_SLAB = { upTo: '', fixed: '0', share: '0' };

/** When a fee counts, and how it is worked out. */
export function FeeFields(props: FieldsProps<FeeForm>) {
  const { form, disabled, errorAt, onChange } = props;
  const { say } = usePricesWords();
  const amountField = (name: 'min' | 'max' | 'roundTo') => (
    <Field
      label={say(`fees.${name}`, { currency: FEE_CURRENCY })}
      inputMode="decimal"
      required
      autoComplete="off"
      disabled={disabled}
      value={form[name]}
      error={name === 'min' ? errorAt('feeRange') : undefined}
      onChange={({ target }) => onChange({ [name]: target.value })}
    />
  );
  return (
    <>
      <Panel title={say('rule.what')}>
        <NameField {...{ form, disabled, errorAt, onChange }} />
        <DateFields {...{ form, disabled, errorAt, onChange }} />
      </Panel>
      <Panel title={say('fees.how')} detail={say('fees.howDetail')}>
        <SelectField
          label={say('fees.per')}
          value={form.per}
          disabled={disabled}
          options={(['ticket', 'order'] as const).map((value) => ({
            value,
            label: say(`per.${value}`),
          }))}
          onChange={(value) => onChange({ per: value === 'order' ? 'order' : 'ticket' })}
        />
        <SlabFields
          {...{ slabs: form.slabs, empty: EMPTY_SLAB, disabled, error: errorAt('slabs') }}
          onChange={(slabs) => onChange({ slabs })}
        >
          {(slab, change) =>
            (['fixed', 'share'] as const).map((field) => (
              <Field
                key={field}
                label={say(`fees.${field}`, { currency: FEE_CURRENCY })}
                inputMode="decimal"
                required
                autoComplete="off"
                disabled={disabled}
                value={slab[field]}
                error={field === 'fixed' ? errorAt('feeAmounts') : undefined}
                className="w-36"
                onChange={({ target }) => change({ [field]: target.value })}
              />
            ))
          }
        </SlabFields>
        <div className="grid gap-4 sm:grid-cols-3">
          {amountField('min')}
          {amountField('max')}
          {amountField('roundTo')}
        </div>
        {!disabled && (
          <CheckField
            label={say('fees.withTax')}
            hint={say('fees.withTaxHint')}
            checked={form.withTax}
            onChange={(withTax) => onChange({ withTax })}
          />
        )}
      </Panel>
    </>
  );
}
