import { Field } from '../../../lib/ui/field.tsx';
import { COUNTS } from './offer-form.ts';
import type { OfferFieldsProps } from './offer-fields.tsx';
import { useOffersWords } from './words/offers-words.ts';

/** When an offer counts, how often, and what it may cost; an empty field is no limit. */
export function LimitFields({ form, disabled, errorAt, onChange }: OfferFieldsProps) {
  const { say } = useOffersWords();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {(['opensAt', 'closesAt'] as const).map((name) => (
        <Field
          key={name}
          label={say(`field.${name}`)}
          type="datetime-local"
          disabled={disabled}
          value={form[name]}
          error={name === 'closesAt' ? errorAt('closesAt') : undefined}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      ))}
      {COUNTS.map((name) => (
        <Field
          key={name}
          label={say(`count.${name}`)}
          hint={name === 'usesPerPersonMax' ? say('hint.person') : undefined}
          name={name}
          inputMode="numeric"
          autoComplete="off"
          disabled={disabled}
          value={form.counts[name]}
          error={form.counts[name] === '' ? undefined : errorAt('count')}
          onChange={({ target }) => onChange({ counts: { ...form.counts, [name]: target.value } })}
        />
      ))}
      {(['budget', 'amountMin'] as const).map((name) => (
        <Field
          key={name}
          label={say(`field.${name}`, { currency: form.currency })}
          hint={say(`hint.${name}`)}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          value={form[name]}
          error={form[name] === '' ? undefined : errorAt('money')}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      ))}
    </div>
  );
}
