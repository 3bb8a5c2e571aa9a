import { MoreButton } from '../../../../lib/ui/more-button.tsx';
import { type Employment, organisationsOperations } from '@houseful/contract/organisations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../../device-time-zone.ts';
import { Panel } from '../../panel.tsx';
import { useStaffWords } from '../words/staff-words.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberLine } from './member-line.tsx';
import { usePages } from '../../lists/use-pages.ts';
import { RoleList } from './role-list.tsx';

interface PeopleProps {
  employment: Employment;
}

/** Who works here, who was asked to, and the way to ask somebody else. */
export function People({ employment }: PeopleProps) {
  const { say } = useStaffWords();
  const [isInviting, setInviting] = useState(false);
  return (
    <>
      <div>
        <Button onClick={() => setInviting(true)}>{say('people.invite')}</Button>
      </div>
      <Members {...{ employment }} />
      <Invitations {...{ employment }} />
      {isInviting && <InviteDialog {...{ employment }} onClose={() => setInviting(false)} />}
    </>
  );
}

function Members({ employment }: PeopleProps) {
  const { say } = useStaffWords();
  const { organisationId } = employment.organisation;
  const query = usePages(['members', organisationId], (cursor) =>
    api.call(organisationsOperations.listMembers, { organisationId, cursor, limit: 50 }),
  );
  if (query.error)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.items) {
    return (
      <>
        <LoadingLabel>{say('people.loading')}</LoadingLabel>
        <Skeleton className="h-20" />
      </>
    );
  }
  return (
    <Panel title={say('people.members')}>
      <ul className="divide-y divide-line">
        {query.items.map((member) => (
          <MemberLine key={member.userId} {...{ member, employment }} />
        ))}
      </ul>
      <MoreButton query={query}>{say('showMore')}</MoreButton>
    </Panel>
  );
}

function Invitations({ employment }: PeopleProps) {
  const { say, moment } = useStaffWords();
  const queries = useQueryClient();
  const { organisationId } = employment.organisation;
  const query = usePages(['invitations', organisationId], (cursor) =>
    api.call(organisationsOperations.listInvitations, { organisationId, cursor, limit: 50 }),
  );
  const withdraw = useMutation({
    mutationFn: (invitationId: string) =>
      api.call(organisationsOperations.withdrawInvitation, { organisationId, invitationId }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['invitations', organisationId] }),
  });
  const invitations = query.items ?? [];
  if (query.error)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (invitations.length === 0) return null;
  return (
    <Panel title={say('people.invited')}>
      <ProblemNotice error={withdraw.error} />
      <ul className="divide-y divide-line">
        {invitations.map(({ invitationId, email, grants, invitedBy, expiresAt }) => (
          <li key={invitationId} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="flex min-w-0 flex-col gap-1">
              <span className="font-medium break-all">{email}</span>
              <RoleList grants={grants} />
              <span className="text-sm text-muted">
                {invitedBy && say('people.invitedBy', { name: invitedBy })}{' '}
                {say('people.until', { when: moment(expiresAt, deviceTimeZone()) })}
              </span>
            </div>
            <Button
              look="quiet"
              size="small"
              busy={withdraw.isPending && withdraw.variables === invitationId}
              onClick={() => withdraw.mutate(invitationId)}
            >
              {say('people.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      <MoreButton query={query}>{say('showMore')}</MoreButton>
    </Panel>
  );
}
