import { CheckField } from '../../../../lib/ui/check-field.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { Panel } from '../../panel.tsx';
import { DateFields } from '../date-fields.tsx';
import { NameField } from '../name-field.tsx';
import type { FieldsProps } from '../parts.ts';
import { SlabFields } from '../slab-fields.tsx';
import { usePricesWords } from '../words/prices-words.ts';
import { TAX_SUBJECTS, type TaxForm } from './tax-form.ts';

/** What is taxed, from which day on, and how much of it. */
export function TaxFields({ form, disabled, errorAt, onChange }: FieldsProps<TaxForm>) {
  const { say } = usePricesWords();
  return (
    <>
      <Panel title={say('rule.what')}>
        <NameField {...{ form, disabled, errorAt, onChange }} />
        <SelectField
          label={say('taxes.subject')}
          value={form.subject}
          disabled={disabled}
          options={TAX_SUBJECTS.map((value) => ({ value, label: say(`admission.${value}`) }))}
          onChange={(value) =>
            onChange({ subject: TAX_SUBJECTS.find((each) => each === value) ?? 'film' })
          }
        />
        <DateFields {...{ form, disabled, errorAt, onChange }} />
      </Panel>
      <Panel title={say('taxes.rates')} detail={say('taxes.ratesDetail')}>
        <SlabFields
          slabs={form.slabs}
          empty={{ upTo: '', rate: '' }}
          disabled={disabled}
          error={errorAt('slabs')}
          onChange={(slabs) => onChange({ slabs })}
        >
          {(slab, change) => (
            <Field
              label={say('taxes.rate')}
              inputMode="decimal"
              required
              autoComplete="off"
              disabled={disabled}
              value={slab.rate}
              error={errorAt('rates') ?? errorAt('falling')}
              className="w-36"
              onChange={({ target }) => change({ rate: target.value })}
            />
          )}
        </SlabFields>
        {!disabled && (
          <CheckField
            label={say('taxes.halves')}
            hint={say('taxes.halvesHint')}
            checked={form.halves}
            onChange={(halves) => onChange({ halves })}
          />
        )}
      </Panel>
    </>
  );
}
