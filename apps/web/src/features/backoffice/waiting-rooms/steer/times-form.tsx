import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import { FormProblem } from '../../../../lib/forms/form-problem.tsx';
import { textOf } from '../../../../lib/forms/form-text.ts';
import { useForm } from '../../../../lib/forms/use-form.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { deviceTimeZone } from '../../device-time-zone.ts';
import { fieldOf, instantOf } from '../../../../lib/time/local-fields.ts';
import { Panel } from '../../panel.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { ChangeDone } from './rules-forms.tsx';
import { TIME_CHECKS, TimeField } from './time-field.tsx';
import { type RoomChanging, useRoomChange } from './use-steering.ts';

/** When doors open and calling begins, as long as these are still to come. */
export function TimesPanel({ desk }: { desk: WaitingRoomDesk }) {
  const { say } = useDeskWords();
  const { roomId, opensAt, onSaleAt } = desk.status;
  const change = useRoomChange(roomId);
  return (
    <Panel title={say('times.title')} detail={say('times.detail', { zone: deviceTimeZone() })}>
      <TimesForm key={`${opensAt} ${onSaleAt}`} desk={desk} change={change} />
      <ChangeDone change={change} />
    </Panel>
  );
}

function TimesForm({ desk: { status }, change }: { desk: WaitingRoomDesk; change: RoomChanging }) {
  const { say } = useDeskWords();
  const { form, errors } = useForm({
    checks: TIME_CHECKS,
    error: change.error,
    onSubmit: (data) =>
      change.mutate({
        ...(status.phase === 'closed' ? { opensAt: instantOf(textOf(data, 'opensAt')) } : {}),
        onSaleAt: instantOf(textOf(data, 'onSaleAt')),
      }),
  });
  const zone = deviceTimeZone();
  return (
    <form {...form} className="flex flex-col gap-4" aria-label={say('times.title')}>
      {status.phase === 'closed' && (
        <TimeField
          name="opensAt"
          label={say('rule.opensAt')}
          hint={say('field.opensHint')}
          defaultValue={fieldOf(status.opensAt, zone)}
          error={errors['opensAt']}
        />
      )}
      <TimeField
        name="onSaleAt"
        label={say('rule.onSaleAt')}
        hint={say('field.onSaleHint')}
        defaultValue={fieldOf(status.onSaleAt, zone)}
        error={errors['onSaleAt']}
      />
      <FormProblem error={change.error} />
      <Button type="submit" look="quiet" className="self-start" busy={change.isPending}>
        {say('rules.apply')}
      </Button>
    </form>
  );
}
