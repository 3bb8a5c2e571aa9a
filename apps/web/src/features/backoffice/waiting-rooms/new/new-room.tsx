import type { SentInputOf } from '@houseful/contract/operation';
import type { WaitingRoomDesk } from '@houseful/contract/waiting-room-desk';
import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';
import { DEFAULT_RULES } from '@houseful/line/line';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { isProblem } from '../../../../lib/api/problem.ts';
import { api } from '../../../../lib/browser.ts';
import { FormProblem } from '../../../../lib/forms/form-problem.tsx';
import { textOf } from '../../../../lib/forms/form-text.ts';
import { useForm } from '../../../../lib/forms/use-form.ts';
import { newKey } from '../../../../lib/random.ts';
import { Button, ButtonLink } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../../device-time-zone.ts';
import { instantOf } from '../../../../lib/time/local-fields.ts';
import { Folded, Panel } from '../../panel.tsx';
import { checkOptionalLine, SOURCE_LENGTH_MAX } from '../steer/rule-checks.ts';
import { JoinRuleFields, PaceFields, TurnFields } from '../steer/rule-fields.tsx';
import {
  JOIN_RULE_CHECKS,
  joinRulesOfForm,
  RULE_CHECKS,
  rulesOfForm,
  USUAL_JOIN_RULES,
} from '../steer/rules-of-form.ts';
import { MessageField } from '../steer/message-field.tsx';
import { TIME_CHECKS, TimeField } from '../steer/time-field.tsx';
import { roomDeskKey } from '../use-room-desk.ts';
import { useDeskWords } from '../words/desk-words.ts';
import { Choice } from './choice.tsx';
import type { Subject } from './subject.ts';
import { SubjectChoice } from './subject-choice.tsx';

type NewRoom = SentInputOf<typeof waitingRoomOperations.createWaitingRoom>;

/** A room made from nothing, or as the room `again` was. */
export function NewRoom({ again }: { again: string | null }) {
  const { say } = useDeskWords();
  const { data, error, refetch } = useQuery({
    queryKey: roomDeskKey(again ?? ''),
    queryFn: () => api.call(waitingRoomOperations.getWaitingRoomDesk, { roomId: again ?? '' }),
    enabled: again !== null,
  });
  return (
    <>
      <Link to="/desk/waiting-rooms" className="w-fit text-bulb underline-offset-4 hover:underline">
        {say('room.back')}
      </Link>
      <h1 className="text-2xl font-bold sm:text-3xl">{say('new.title')}</h1>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {again === null || data ? (
        <NewRoomForm model={data ?? null} />
      ) : (
        !error && <Skeleton className="h-72" />
      )}
    </>
  );
}

const CHECKS = {
  ...RULE_CHECKS,
  ...JOIN_RULE_CHECKS,
  ...TIME_CHECKS,
  randomnessSource: checkOptionalLine(SOURCE_LENGTH_MAX),
};

function NewRoomForm({ model }: { model: WaitingRoomDesk | null }) {
  const { say } = useDeskWords();
  const [subject, setSubject] = useState<Subject | null>(
    model && { scope: model.status.scope, name: model.status.name },
  );
  const [ordering, setOrdering] = useState(model?.ordering ?? 'drawn');
  const [message, setMessage] = useState('');
  const create = useCreateRoom();
  const { form, errors } = useForm({
    checks: CHECKS,
    error: create.error,
    onSubmit: (data) => {
      if (!subject) return;
      const source = textOf(data, 'randomnessSource');
      create.mutate({
        scope: subject.scope,
        ordering,
        rules: rulesOfForm(data),
        joinRules: joinRulesOfForm(data),
        opensAt: instantOf(textOf(data, 'opensAt')),
        onSaleAt: instantOf(textOf(data, 'onSaleAt')),
        ...(ordering === 'drawn' && source ? { randomnessSource: source } : {}),
        message: message.trim() || null,
      });
    },
  });
  const rules = model?.rules ?? DEFAULT_RULES;
  return (
    <form {...form} className="flex flex-col gap-6" aria-label={say('new.title')}>
      <Panel title={say('new.what')}>
        <SubjectChoice subject={subject} onChoose={setSubject} />
      </Panel>
      <Panel title={say('times.title')} detail={say('times.detail', { zone: deviceTimeZone() })}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TimeField
            name="opensAt"
            label={say('rule.opensAt')}
            hint={say('field.opensHint')}
            error={errors['opensAt']}
          />
          <TimeField
            name="onSaleAt"
            label={say('rule.onSaleAt')}
            hint={say('field.onSaleHint')}
            error={errors['onSaleAt']}
          />
        </div>
        <Choice
          name="ordering"
          title={say('rule.ordering')}
          value={ordering}
          options={[
            { value: 'drawn', label: say('ordering.drawn'), detail: say('ordering.drawnDetail') },
            { value: 'fifo', label: say('ordering.fifo'), detail: say('ordering.fifoDetail') },
          ]}
          onChange={setOrdering}
        />
      </Panel>
      <Panel title={say('rules.title')} detail={say('new.paceDetail')}>
        <PaceFields rules={rules} errors={errors} />
        <Folded title={say('new.more')} flawed={Object.keys(errors).length > 0}>
          <TurnFields rules={rules} errors={errors} />
          <h3 className="pt-2 font-semibold">{say('joining.title')}</h3>
          <JoinRuleFields rules={model?.status.joinRules ?? USUAL_JOIN_RULES} errors={errors} />
          {ordering === 'drawn' && (
            <Field
              name="randomnessSource"
              label={say('rule.randomnessSource')}
              hint={say('field.sourceHint')}
              autoComplete="off"
              defaultValue={model?.status.announcement?.randomnessSource ?? ''}
              error={errors['randomnessSource'] && say('field.line', { max: SOURCE_LENGTH_MAX })}
            />
          )}
          <MessageField value={message} onChange={setMessage} />
        </Folded>
      </Panel>
      <RoomExists error={create.error} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={create.isPending} disabled={!subject}>
          {say('new.create')}
        </Button>
        {!subject && <p className="text-sm text-muted">{say('new.needsSubject')}</p>}
      </div>
    </form>
  );
}

/** The same room for the same form, however often it is sent. */
function useCreateRoom() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const sent = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: (room: NewRoom) => {
      const body = JSON.stringify(room);
      if (sent.current.body !== body) sent.current = { body, key: newKey() };
      return api.call(waitingRoomOperations.createWaitingRoom, room, {
        idempotencyKey: sent.current.key,
      });
    },
    onSuccess: (desk) => {
      const { roomId } = desk.status;
      client.setQueryData(roomDeskKey(roomId), desk);
      void client.invalidateQueries({ queryKey: ['waiting-rooms'] });
      void navigate(`/desk/waiting-rooms/${roomId}`);
    },
  });
}

/** One line at a time: leads to the room that is there. */
function RoomExists({ error }: { error: unknown }) {
  const { say } = useDeskWords();
  return (
    <>
      <FormProblem error={error} />
      {isProblem(error, 'room-exists') && (
        <ButtonLink
          look="quiet"
          className="self-start"
          to={`/desk/waiting-rooms/${error.members.roomId}`}
        >
          {say('new.toThatRoom')}
        </ButtonLink>
      )}
    </>
  );
}
