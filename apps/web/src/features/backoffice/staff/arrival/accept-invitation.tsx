import { organisationsOperations } from '@houseful/contract/organisations';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../../../lib/browser.ts';
import { useVisitor } from '../../../../lib/session/use-session.ts';
import { Button, ButtonLink } from '../../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { deviceTimeZone } from '../../device-time-zone.ts';
import { chooseOrganisation } from '../my-desk.ts';
import { RoleList } from '../people/role-list.tsx';
import { useStaffWords } from '../words/staff-words.ts';
import { forgetWord, putWordAway, useWordOfLink } from './word-of-link.ts';

/** What somebody is asked to do, and the button that says yes. */
export function AcceptInvitation() {
  const { say, moment } = useStaffWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const visitor = useVisitor();
  const token = useWordOfLink();
  const offer = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.call(organisationsOperations.readInvitation, { token: token ?? '' }),
    enabled: Boolean(token),
  });
  const accept = useMutation({
    mutationFn: () => api.call(organisationsOperations.acceptInvitation, { token: token ?? '' }),
    onSuccess: async ({ organisation }) => {
      forgetWord();
      chooseOrganisation(organisation.organisationId);
      await queries.invalidateQueries({ queryKey: ['my-desk'] });
      await navigate('/desk', { replace: true });
    },
  });
  if (token === '' && !accept.isSuccess)
    return <p className="text-muted">{say('invitation.noWord')}</p>;
  if (offer.error) return <ProblemNotice error={offer.error} />;
  if (!offer.data || visitor.kind === 'unknown') return <Skeleton className="h-40" />;
  const { organisationName, grants, expiresAt } = offer.data;
  return (
    <div className="flex flex-col gap-4">
      <p>{say('invitation.offer', { organisation: organisationName })}</p>
      <RoleList grants={grants} />
      <p className="text-sm text-muted">
        {say('people.until', { when: moment(expiresAt, deviceTimeZone()) })}
      </p>
      {visitor.kind === 'member' ? (
        <>
          <p className="text-muted">{say('invitation.as', { email: visitor.user.email })}</p>
          <ProblemNotice error={accept.error} />
          <Button busy={accept.isPending} onClick={() => accept.mutate()}>
            {say('invitation.accept')}
          </Button>
        </>
      ) : (
        <>
          <p className="text-muted">{say('invitation.signIn')}</p>
          <ButtonLink to="/account?next=/desk/invitation" onClick={() => putWordAway(token ?? '')}>
            {say('door.signIn')}
          </ButtonLink>
        </>
      )}
    </div>
  );
}
