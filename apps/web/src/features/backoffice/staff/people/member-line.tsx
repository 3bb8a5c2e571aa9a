import {
  type Employment,
  type Member,
  organisationsOperations,
} from '@houseful/contract/organisations';
import { type Grant, mayGrant } from '@houseful/contract/staff';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { ownerOf, useVisitor } from '../../../../lib/session/use-session.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { useStaffWords } from '../words/staff-words.ts';
import { GrantsField } from './grants-field.tsx';
import { copyOf } from './invite-dialog.tsx';
import { RoleList } from './role-list.tsx';

interface MemberProps {
  member: Member;
  employment: Employment;
}

/** Somebody who works here, with what may be changed about it. */
export function MemberLine({ member, employment }: MemberProps) {
  const { say } = useStaffWords();
  const [isChanging, setChanging] = useState(false);
  const isMe = ownerOf(useVisitor()) === member.userId;
  const { name, email, grants, userId } = member;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="flex min-w-0 flex-col gap-1">
        <span className="font-medium break-words">
          {name ?? email ?? userId}{' '}
          {isMe && <span className="text-muted">{say('people.you')}</span>}
        </span>
        {name && email && <span className="text-sm break-all text-muted">{email}</span>}
        <RoleList grants={grants} />
      </div>
      {mayGrant(employment.grants, grants) && (
        <Button look="quiet" size="small" onClick={() => setChanging(true)}>
          {say('people.change')}
        </Button>
      )}
      {isChanging && (
        <MemberDialog {...{ member, employment }} onClose={() => setChanging(false)} />
      )}
    </li>
  );
}

function MemberDialog({ member, employment, onClose }: MemberProps & { onClose: () => void }) {
  const { say } = useStaffWords();
  const queries = useQueryClient();
  const { organisationId } = employment.organisation;
  const { userId } = member;
  const [grants, setGrants] = useState<readonly Grant[]>(member.grants);
  const [isAsked, setAsked] = useState(false);
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: ['members', organisationId] });
    await queries.invalidateQueries({ queryKey: ['my-desk'] });
    onClose();
  };
  const change = useMutation({
    mutationFn: () =>
      api.call(organisationsOperations.changeMember, {
        ...{ organisationId, userId, grants: grants.map(copyOf) },
      }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: () => api.call(organisationsOperations.removeMember, { organisationId, userId }),
    onSuccess,
  });
  const name = member.name ?? member.email ?? userId;
  return (
    <Dialog open title={name} onClose={onClose}>
      <GrantsField own={employment.grants} value={grants} onChange={setGrants} />
      <ProblemNotice error={change.error ?? remove.error} />
      <Button
        busy={change.isPending}
        disabled={grants.length === 0}
        onClick={() => change.mutate()}
      >
        {say('form.save')}
      </Button>
      {isAsked ? (
        <div className="flex flex-col gap-2">
          <p>{say('people.removeDetail', { name })}</p>
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
            {say('people.removeNow')}
          </Button>
        </div>
      ) : (
        <Button look="plain" onClick={() => setAsked(true)}>
          {say('people.remove')}
        </Button>
      )}
    </Dialog>
  );
}
