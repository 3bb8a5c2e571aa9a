import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import { textOf } from '../../../../lib/forms/form-text.ts';
import { FormProblem } from '../../../../lib/forms/form-problem.tsx';
import { useForm } from '../../../../lib/forms/use-form.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { Panel } from '../../panel.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { checkLine, RANDOMNESS_LENGTH_MAX } from './rule-checks.ts';
import { useOrder } from './use-steering.ts';

const CHECKS = { randomness: checkLine(RANDOMNESS_LENGTH_MAX) };

/** The draw waits for the value that was announced; whoever runs the house types it in. */
export function RandomnessForm({ desk: { status } }: { desk: WaitingRoomDesk }) {
  const { say } = useDeskWords();
  const order = useOrder(status.roomId);
  const { form, errors } = useForm({
    checks: CHECKS,
    error: order.error,
    onSubmit: (data) =>
      order.mutate({ order: 'hand-in-randomness', randomness: textOf(data, 'randomness') }),
  });
  return (
    <Panel title={say('randomness.title')} detail={say('randomness.detail')}>
      <p className="min-w-0 text-sm break-words">
        {say('randomness.source')} <strong>{status.announcement?.randomnessSource}</strong>
      </p>
      <form {...form} className="flex flex-col gap-4" aria-label={say('randomness.title')}>
        <Field
          name="randomness"
          label={say('randomness.value')}
          hint={say('randomness.hint')}
          required
          autoComplete="off"
          spellCheck={false}
          error={errors['randomness'] && say('field.line', { max: RANDOMNESS_LENGTH_MAX })}
        />
        <FormProblem error={order.error} />
        <Button type="submit" className="self-start" busy={order.isPending}>
          {say('randomness.handIn')}
        </Button>
      </form>
    </Panel>
  );
}
