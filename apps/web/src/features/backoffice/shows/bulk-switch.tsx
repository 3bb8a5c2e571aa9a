import {
  CHANGE_REASON_CHARACTERS_MAX,
  CHANGE_REASON_CHARACTERS_MIN,
  type DeskShow,
  showsDeskOperations,
} from '@houseful/contract/shows-desk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { Field } from '../../../lib/ui/field.tsx';
import { BulkDialog } from '../lists/bulk-dialog.tsx';
import { BulkVerbs } from '../lists/bulk-verbs.tsx';
import type { Chosen } from '../lists/use-chosen.ts';
import { useShowsWords } from './words/shows-words.ts';

type Verb = 'stop' | 'resume';

const VERBS = {
  stop: {
    operation: showsDeskOperations.closeShow,
    states: ['coming', 'on-sale'],
    back: 'resume',
    told: 'stopped',
  },
  resume: {
    operation: showsDeskOperations.openShow,
    states: ['stopped'],
    back: 'stop',
    told: 'resumed',
  },
} as const;

/** Whether a show, as it was when it was chosen, can be switched that way. */
function can(verb: Verb, { state }: DeskShow): boolean {
  return VERBS[verb].states.some((one) => one === state);
}

/** Stops or resumes the sale of the shows that are chosen; what costs buyers their seats is done to one show at a time. */
export function BulkSwitches({ chosen }: { chosen: Chosen<DeskShow> }) {
  const { say } = useShowsWords();
  const verbs = (['stop', 'resume'] as const).map((verb) => ({ verb, label: say(`act.${verb}`) }));
  return (
    <BulkVerbs
      {...{ chosen, verbs, can }}
      said={say('bulk.chosen', { count: chosen.items.length })}
    >
      {(asked) => <BulkSwitch {...asked} />}
    </BulkVerbs>
  );
}

interface BulkSwitchProps {
  verb: Verb;
  able: readonly DeskShow[];
  others: number;
  onClose: () => void;
}

function BulkSwitch({ verb, able, others, onClose }: BulkSwitchProps) {
  const { say, moment } = useShowsWords();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  const takenBack = `${say('bulk.back')}: ${reason}`.slice(0, CHANGE_REASON_CHARACTERS_MAX);
  const { operation, back, told } = VERBS[verb];
  return (
    <BulkDialog
      title={say(`bulk.${verb}`, { count: able.length })}
      start={say(`act.${verb}`)}
      rows={able.map(({ showId, titleName, startsAt, timeZone }) => ({
        ...{ id: showId, name: `${titleName}, ${moment(startsAt, timeZone)}` },
      }))}
      act={async (showId, idempotencyKey) => {
        const { changes } = await api.call(operation, { showId, reason }, { idempotencyKey });
        return changes[0]?.kind === told && changes[0].reason === reason;
      }}
      doneText={(count) => say(`bulk.done.${verb}`, { count })}
      undo={{
        label: say('bulk.back'),
        act: (showId, idempotencyKey) =>
          api.call(VERBS[back].operation, { showId, reason: takenBack }, { idempotencyKey }),
        doneText: (count) => say(`bulk.done.${back}`, { count }),
      }}
      onChanged={() => {
        void queries.invalidateQueries({ queryKey: ['desk-shows'] });
        void queries.invalidateQueries({ queryKey: ['desk-show'] });
      }}
      onClose={onClose}
    >
      <p className="text-muted">{say(`${verb}.detail`)}</p>
      {others > 0 && <p>{say(`bulk.others.${verb}`, { count: others })}</p>}
      <Field
        label={say('form.reason')}
        hint={say('form.reasonHint')}
        required
        minLength={CHANGE_REASON_CHARACTERS_MIN}
        maxLength={CHANGE_REASON_CHARACTERS_MAX}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </BulkDialog>
  );
}
