import type { WaitingRoomJoinRules } from '@houseful/contract/waiting-room';
import type { WaitingRoomRules } from '@houseful/contract/waiting-room-desk';
import { useState } from 'react';
import type { FieldErrors } from '../../../../lib/api/field-errors.ts';
import { CheckField } from '../../../../lib/ui/check-field.tsx';
import { Field, type FieldProps } from '../../../../lib/ui/field.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { LIMITS } from './rule-checks.ts';
import { fieldsOfRules } from './rules-of-form.ts';

type LimitName = keyof typeof LIMITS;

interface RuleFieldsProps<Rules> {
  rules: Rules;
  errors: FieldErrors;
}

/** How fast people are called, and how many are inside at most. */
export function PaceFields({ rules, errors }: RuleFieldsProps<WaitingRoomRules>) {
  const { say } = useDeskWords();
  const fields = fieldsOfRules(rules);
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <NumberField
        name="placesPerInterval"
        label={say('field.placesPerInterval')}
        defaultValue={fields.placesPerInterval}
        errors={errors}
      />
      <NumberField
        name="intervalMs"
        label={say('field.interval')}
        unit={say('unit.seconds')}
        defaultValue={fields.intervalMs}
        errors={errors}
      />
      <NumberField
        name="activeMax"
        label={say('field.activeMax')}
        defaultValue={fields.activeMax}
        errors={errors}
      />
    </div>
  );
}

/** What a turn is: how long to come, how far back when missed, how long inside. */
export function TurnFields({ rules, errors }: RuleFieldsProps<WaitingRoomRules>) {
  const { say } = useDeskWords();
  const fields = fieldsOfRules(rules);
  return (
    <>
      <NumberField
        name="graceMs"
        label={say('field.grace')}
        unit={say('unit.minutes')}
        hint={say('field.graceHint')}
        defaultValue={fields.graceMs}
        errors={errors}
      />
      <NumberField
        name="placesBack"
        label={say('field.placesBack')}
        hint={say('field.placesBackHint')}
        defaultValue={fields.placesBack}
        errors={errors}
      />
      <NumberField
        name="admissionMs"
        label={say('field.admission')}
        unit={say('unit.minutes')}
        hint={say('field.admissionHint')}
        defaultValue={fields.admissionMs}
        errors={errors}
      />
    </>
  );
}

/** Who may join; each rule says whom it stops, and what it costs the others. */
export function JoinRuleFields({ rules, errors }: RuleFieldsProps<WaitingRoomJoinRules>) {
  const { say } = useDeskWords();
  const [requiresAccount, setRequiresAccount] = useState(rules.requiresAccount);
  return (
    <>
      <NumberField
        name="placesPerNetworkMax"
        label={say('rule.placesPerNetworkMax')}
        hint={say('field.networkHint')}
        required={false}
        defaultValue={rules.placesPerNetworkMax ?? ''}
        errors={errors}
      />
      <NumberField
        name="placesPerDeviceMax"
        label={say('rule.placesPerDeviceMax')}
        hint={say('field.deviceHint')}
        required={false}
        defaultValue={rules.placesPerDeviceMax ?? ''}
        errors={errors}
      />
      <NumberField
        name="proofOfWorkBits"
        label={say('rule.proofOfWorkBits')}
        hint={say('field.proofOfWorkHint')}
        defaultValue={rules.proofOfWorkBits}
        errors={errors}
      />
      <CheckField
        label={say('rule.requiresAccount')}
        hint={say('field.accountHint')}
        checked={requiresAccount}
        onChange={setRequiresAccount}
      />
      <input type="hidden" name="requiresAccount" value={requiresAccount ? 'yes' : 'no'} />
    </>
  );
}

type NumberFieldProps = Omit<FieldProps, 'name' | 'error' | 'type'> & {
  name: LimitName;
  unit?: string;
  errors: FieldErrors;
};

/** A flaw is told with the numbers that may be had. */
function NumberField({ name, unit, errors, required = true, ...props }: NumberFieldProps) {
  const { say, number } = useDeskWords();
  const { min, max } = LIMITS[name];
  const range = say('field.range', { min: number(min), max: number(max) });
  return (
    <Field
      {...props}
      name={name}
      required={required}
      inputMode="decimal"
      autoComplete="off"
      error={errors[name] && range}
      trailing={unit && <span className="pr-3 text-sm text-faint">{unit}</span>}
    />
  );
}
