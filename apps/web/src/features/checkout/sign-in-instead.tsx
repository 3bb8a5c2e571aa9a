import type { Hold } from '@houseful/contract/booking';
import type { Session } from '@houseful/contract/identity';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { session } from '../../lib/browser.ts';
import { moveHold } from '../../lib/hold/move-hold.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Dialog } from '../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';

interface SignInInsteadProps {
  hold: Hold;
  renderSignIn: (onDone: () => void) => ReactNode;
}

/** Lets a guest become a member in the middle of buying, without losing the seats. */
export function SignInInstead({ hold, renderSignIn }: SignInInsteadProps) {
  /** Whose hold it is; the dialog is open while we know. */
  const [guest, setGuest] = useState<Session | null>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const move = useMutation({
    mutationFn: (from: Session) => moveHold(hold, from),
    onSuccess: (moved) => {
      queries.setQueryData(['hold', moved.holdId], moved);
      void navigate(`/checkout/${moved.holdId}`, { replace: true });
    },
  });
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
        Buying as a guest.
        <Button
          look="plain"
          size="small"
          busy={move.isPending}
          onClick={() => setGuest(session.current())}
        >
          Sign in instead
        </Button>
      </p>
      <ProblemNotice error={move.error} />
      <Dialog open={guest !== null} title="Sign in" onClose={() => setGuest(null)}>
        <p className="text-sm text-muted">Your seats stay held meanwhile.</p>
        {renderSignIn(() => {
          setGuest(null);
          if (guest) move.mutate(guest);
        })}
      </Dialog>
    </>
  );
}
