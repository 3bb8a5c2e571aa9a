import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import type { ReactNode } from 'react';
import { FormProblem } from '../../../../lib/forms/form-problem.tsx';
import { useForm } from '../../../../lib/forms/use-form.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Notice } from '../../../../lib/ui/notice.tsx';
import { ChangeList } from '../change-list.tsx';
import { Folded, Panel } from '../../panel.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { JoinRuleFields, PaceFields, TurnFields } from './rule-fields.tsx';
import { JOIN_RULE_CHECKS, joinRulesOfForm, RULE_CHECKS, rulesOfForm } from './rules-of-form.ts';
import { type RoomChanging, useRoomChange } from './use-steering.ts';

/** Pace, cap and turns, and who may join: whatever is saved holds from that moment on. */
export function RulesPanel({ desk }: { desk: WaitingRoomDesk }) {
  const { say } = useDeskWords();
  const pace = useRoomChange(desk.status.roomId);
  const joining = useRoomChange(desk.status.roomId);
  return (
    <Panel title={say('rules.title')} detail={say('rules.detail')}>
      <PaceForm key={JSON.stringify(desk.rules)} desk={desk} change={pace} />
      <ChangeDone change={pace} />
      <Folded title={say('joining.title')}>
        <p className="text-sm text-muted">{say('joining.detail')}</p>
        <JoiningForm key={JSON.stringify(desk.status.joinRules)} desk={desk} change={joining} />
        <ChangeDone change={joining} />
      </Folded>
    </Panel>
  );
}

interface FormParts {
  desk: WaitingRoomDesk;
  change: RoomChanging;
}

function PaceForm({ desk, change }: FormParts) {
  const { say } = useDeskWords();
  const { form, errors } = useForm({
    checks: RULE_CHECKS,
    error: change.error,
    onSubmit: (data) => change.mutate({ rules: rulesOfForm(data) }),
  });
  return (
    <form {...form} className="flex flex-col gap-4" aria-label={say('rules.title')}>
      <PaceFields rules={desk.rules} errors={errors} />
      <Folded title={say('rules.turn')} flawed={Object.keys(errors).length > 0}>
        <TurnFields rules={desk.rules} errors={errors} />
      </Folded>
      <Apply change={change}>{say('rules.apply')}</Apply>
    </form>
  );
}

function JoiningForm({ desk, change }: FormParts) {
  const { say } = useDeskWords();
  const { form, errors } = useForm({
    checks: JOIN_RULE_CHECKS,
    error: change.error,
    onSubmit: (data) => change.mutate({ joinRules: joinRulesOfForm(data) }),
  });
  return (
    <form {...form} className="flex flex-col gap-4" aria-label={say('joining.title')}>
      <JoinRuleFields rules={desk.status.joinRules} errors={errors} />
      <Apply change={change}>{say('rules.apply')}</Apply>
    </form>
  );
}

function Apply({ change, children }: { change: RoomChanging; children: ReactNode }) {
  return (
    <>
      <FormProblem error={change.error} />
      <Button type="submit" look="quiet" className="self-start" busy={change.isPending}>
        {children}
      </Button>
    </>
  );
}

/** From what to what; or that it was so already. */
export function ChangeDone({ change }: { change: RoomChanging }) {
  const { say } = useDeskWords();
  if (!change.isSuccess) return null;
  if (change.data.length === 0) return <Notice>{say('rules.same')}</Notice>;
  return (
    <Notice tone="good" title={say('rules.changed')}>
      <ChangeList changes={change.data} />
    </Notice>
  );
}
