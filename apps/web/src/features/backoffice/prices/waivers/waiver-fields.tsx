import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { TitleChoice } from '../../choices/title-choice.tsx';
import { useCities } from '../../choices/use-house.ts';
import { Panel } from '../../panel.tsx';
import { DateFields } from '../date-fields.tsx';
import { NameField } from '../name-field.tsx';
import type { FieldsProps } from '../parts.ts';
import { usePricesWords } from '../words/prices-words.ts';
import type { WaiverForm } from './waiver-form.ts';

/** Which film a state has freed of its half of the tax, and for shows of which days. */
export function WaiverFields(props: FieldsProps<WaiverForm>) {
  const { form, organisationId, disabled, errorAt, onChange } = props;
  const { say } = usePricesWords();
  const { data: cities = [] } = useCities();
  const states = [...new Set([...cities.map(({ state }) => state), form.state])]
    .filter((state) => state !== '')
    .toSorted();
  return (
    <Panel title={say('rule.what')}>
      <NameField {...{ form, disabled, errorAt, onChange }} />
      <TitleChoice
        label={say('waivers.title')}
        hint={say('waivers.titleHint')}
        removeLabel={(name) => say('waivers.removeTitle', { name })}
        {...{ organisationId, disabled, titleIds: form.titleIds, titlesMax: 1 }}
        error={errorAt('title')}
        onChange={(titleIds) => onChange({ titleIds })}
      />
      <div className="flex flex-col gap-1">
        <SelectField
          label={say('waivers.state')}
          value={form.state}
          disabled={disabled}
          options={[
            { value: '', label: say('waivers.chooseState') },
            ...states.map((value) => ({ value, label: value })),
          ]}
          onChange={(state) => onChange({ state })}
        />
        {errorAt('state') && <p className="text-sm text-bad">{errorAt('state')}</p>}
      </div>
      <DateFields {...{ form, disabled, errorAt, onChange }} />
    </Panel>
  );
}
