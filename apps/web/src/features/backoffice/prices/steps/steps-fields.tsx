import { Button } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { Panel } from '../../panel.tsx';
import { FEE_CURRENCY } from '../fees/fee-form.ts';
import { NameField } from '../name-field.tsx';
import type { FieldsProps } from '../parts.ts';
import { usePricesWords } from '../words/prices-words.ts';
import { ShowSearch } from './show-search.tsx';
import { EMPTY_TIER, STARTS, type StepsForm, type TierForm } from './steps-form.ts';

const TIERS_MAX = 20;

/** A show, how long before it steps are announced, and the steps in the order in which they come. */
export function StepsFields(props: FieldsProps<StepsForm>) {
  const { form, organisationId, disabled, errorAt, onChange } = props;
  const { say } = usePricesWords();
  const text = (name: 'noticeHours' | 'roundTo', flaw: string) => (
    <Field
      label={say(`steps.${name}`, { currency: FEE_CURRENCY })}
      hint={say(`steps.${name}Hint`)}
      inputMode="decimal"
      required
      autoComplete="off"
      disabled={disabled}
      value={form[name]}
      error={errorAt(flaw)}
      onChange={({ target }) => onChange({ [name]: target.value })}
    />
  );
  const set = (index: number, changes: Partial<TierForm>) =>
    onChange({
      tiers: form.tiers.map((tier, at) => (at === index ? { ...tier, ...changes } : tier)),
    });
  return (
    <>
      <Panel title={say('rule.what')}>
        <NameField {...{ form, disabled, errorAt, onChange }} />
        <ShowSearch
          {...{ organisationId, disabled, showId: form.showId, error: errorAt('show') }}
          onChange={(showId) => onChange({ showId })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          {text('noticeHours', 'notice')}
          {text('roundTo', 'roundTo')}
        </div>
      </Panel>
      {form.tiers.map((tier, index) => (
        <TierFields
          key={index}
          {...{ tier, index, disabled, errorAt }}
          onChange={(changes) => set(index, changes)}
          onRemove={
            form.tiers.length > 1
              ? () => onChange({ tiers: form.tiers.filter((_, at) => at !== index) })
              : null
          }
        />
      ))}
      {!disabled && form.tiers.length < TIERS_MAX && (
        <div>
          <Button
            look="quiet"
            onClick={() => onChange({ tiers: [...form.tiers, { ...EMPTY_TIER, start: '' }] })}
          >
            {say('steps.add')}
          </Button>
        </div>
      )}
    </>
  );
}

interface TierFieldsProps extends Pick<FieldsProps<StepsForm>, 'disabled' | 'errorAt'> {
  tier: TierForm;
  index: number;
  onChange: (changes: Partial<TierForm>) => void;
  onRemove: (() => void) | null;
}

function TierFields({ tier, index, disabled, errorAt, onChange, onRemove }: TierFieldsProps) {
  const { say } = usePricesWords();
  const text = (name: 'name' | 'percent' | 'plus', flaw: string) => (
    <Field
      label={say(`steps.${name}`, { currency: FEE_CURRENCY })}
      hint={name === 'name' ? say('steps.nameHint') : undefined}
      required
      autoComplete="off"
      maxLength={80}
      disabled={disabled}
      value={tier[name]}
      error={errorAt(flaw)}
      onChange={({ target }) => onChange({ [name]: target.value })}
    />
  );
  return (
    <Panel title={say('steps.step', { number: index + 1 })}>
      {text('name', 'tierName')}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={say('steps.starts')}
          value={tier.kind}
          disabled={disabled}
          options={STARTS.map((value) => ({ value, label: say(`start.${value}`) }))}
          onChange={(value) =>
            onChange({ kind: STARTS.find((each) => each === value) ?? 'sold', start: '' })
          }
        />
        <Field
          label={say(`startAt.${tier.kind}`)}
          type={tier.kind === 'at' ? 'datetime-local' : 'text'}
          inputMode={tier.kind === 'at' ? undefined : 'decimal'}
          required
          autoComplete="off"
          disabled={disabled}
          value={tier.start}
          error={errorAt('start')}
          onChange={({ target }) => onChange({ start: target.value })}
        />
        {text('percent', 'change')}
        {text('plus', 'change')}
      </div>
      {!disabled && onRemove && (
        <div>
          <Button look="plain" onClick={onRemove}>
            {say('steps.remove')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
