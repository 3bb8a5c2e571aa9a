import { type ReactNode, type RefObject, useState } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import type { Visitor } from '../../lib/session/use-session.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Dialog } from '../../lib/ui/dialog.tsx';

interface SignInInsteadProps {
  visitor: Visitor;
  renderSignIn: (onDone: () => void) => ReactNode;
  /** Where to go on when the button that opened the dialog is needed no more. */
  returnFocusTo: RefObject<HTMLElement | null>;
}

/** Lets a guest become a member in the middle of buying: the hold comes along as it is. */
export function SignInInstead({ visitor, renderSignIn, returnFocusTo }: SignInInsteadProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const isMember = visitor.kind === 'member';
  return (
    <>
      <p
        role="status"
        className="flex min-h-10 flex-wrap items-center justify-between gap-x-3 text-sm text-muted"
      >
        {isMember
          ? t('checkout.signedInAs', { email: visitor.user.email ?? '' })
          : t('checkout.guest')}
        {!isMember && (
          <Button look="plain" size="small" onClick={() => setOpen(true)}>
            {t('checkout.signIn')}
          </Button>
        )}
      </p>
      <Dialog
        open={open}
        title={t('signIn.choose')}
        onClose={() => setOpen(false)}
        {...(isMember ? { returnFocusTo } : {})}
      >
        <p className="text-sm text-muted">{t('checkout.seatsStay')}</p>
        {renderSignIn(() => setOpen(false))}
      </Dialog>
    </>
  );
}
