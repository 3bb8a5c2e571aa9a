import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { CheckField } from '../../../lib/ui/check-field.tsx';
import { Choice } from '../waiting-rooms/new/choice.tsx';
import { Folded, Panel } from '../panel.tsx';
import { LimitFields } from './limit-fields.tsx';
import { EFFECTS, type OfferForm, type OfferFlaw, TRIGGERS } from './offer-form.ts';
import { ScopeFields } from './scope-fields.tsx';
import { useOffersWords } from './words/offers-words.ts';

export interface OfferFieldsProps {
  form: OfferForm;
  organisationId: string;
  disabled: boolean;
  /** What is to be said at a field. */
  errorAt: (flaw: OfferFlaw) => string | undefined;
  onChange: (changes: Partial<OfferForm>) => void;
}

/** Everything that an offer says: how it is asked for, what it takes off, of what, when and how often. */
export function OfferFields(props: OfferFieldsProps) {
  const { say } = useOffersWords();
  return (
    <>
      <Panel title={say('panel.what')}>
        <TriggerFields {...props} />
      </Panel>
      <Panel title={say('panel.effect')}>
        <EffectFields {...props} />
      </Panel>
      <Panel title={say('panel.scope')} detail={say('panel.scopeDetail')}>
        <ScopeFields {...props} />
      </Panel>
      <Panel title={say('panel.limits')} detail={say('panel.limitsDetail')}>
        <LimitFields {...props} />
      </Panel>
      <OrderFields {...props} />
    </>
  );
}

function TriggerFields({ form, disabled, errorAt, onChange }: OfferFieldsProps) {
  const { say } = useOffersWords();
  return (
    <>
      <Field
        label={say('field.name')}
        hint={say('hint.name')}
        name="name"
        required
        autoComplete="off"
        maxLength={80}
        disabled={disabled}
        value={form.name}
        error={errorAt('name')}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      {disabled ? (
        <p>{say(`trigger.${form.trigger}`)}</p>
      ) : (
        <Choice
          name="trigger"
          title={say('field.trigger')}
          value={form.trigger}
          options={TRIGGERS.map((value) => ({
            ...{ value, label: say(`trigger.${value}`) },
            detail: say(`triggerDetail.${value}`),
          }))}
          onChange={(trigger) => onChange({ trigger })}
        />
      )}
      {form.trigger === 'code' && (
        <Field
          label={say('field.code')}
          hint={say('hint.code')}
          name="code"
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={32}
          disabled={disabled}
          value={form.code}
          error={errorAt('code')}
          onChange={({ target }) => onChange({ code: target.value.toUpperCase() })}
        />
      )}
    </>
  );
}

function EffectFields({ form, disabled, errorAt, onChange }: OfferFieldsProps) {
  const { say } = useOffersWords();
  const { effect, currency } = form;
  const text = (
    name: 'percent' | 'percentMost' | 'amount' | 'take' | 'discounted',
    flaw: OfferFlaw,
  ) => (
    <Field
      label={say(`field.${name}`, { currency })}
      name={name}
      inputMode="decimal"
      required={name !== 'percentMost'}
      autoComplete="off"
      disabled={disabled}
      value={form[name]}
      error={errorAt(flaw)}
      onChange={({ target }) => onChange({ [name]: target.value })}
    />
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={say('field.effect')}
        value={effect}
        disabled={disabled}
        options={EFFECTS.map((value) => ({ value, label: say(`effects.${value}`) }))}
        onChange={(value) =>
          onChange({ effect: EFFECTS.find((each) => each === value) ?? 'percent' })
        }
      />
      {effect === 'percent' && text('percent', 'percent')}
      {effect === 'percent' && text('percentMost', 'percent')}
      {(effect === 'amount' || effect === 'fixed-price') && text('amount', 'amount')}
      {effect === 'amount' && (
        <SelectField
          label={say('field.per')}
          value={form.per}
          disabled={disabled}
          options={(['ticket', 'order'] as const).map((value) => ({
            ...{ value, label: say(`per.${value}`) },
          }))}
          onChange={(value) => onChange({ per: value === 'order' ? 'order' : 'ticket' })}
        />
      )}
      {effect === 'bundle' && (
        <>
          {text('take', 'bundle')}
          {text('discounted', 'bundle')}
          {text('percent', 'percent')}
        </>
      )}
    </div>
  );
}

function OrderFields({ form, disabled, errorAt, onChange }: OfferFieldsProps) {
  const { say } = useOffersWords();
  return (
    <Panel title={say('panel.beside')} detail={say('panel.besideDetail')}>
      {!disabled && (
        <CheckField
          label={say('field.stacks')}
          hint={say('hint.stacks')}
          checked={form.stacks}
          onChange={(stacks) => onChange({ stacks })}
        />
      )}
      <Folded title={say('seldom')} flawed={errorAt('rank') !== undefined}>
        <Field
          label={say('field.rank')}
          hint={say('hint.rank')}
          inputMode="numeric"
          required
          autoComplete="off"
          disabled={disabled}
          value={form.rank}
          error={errorAt('rank')}
          onChange={({ target }) => onChange({ rank: target.value })}
        />
      </Folded>
    </Panel>
  );
}
