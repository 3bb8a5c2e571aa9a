import { useMutation } from '@tanstack/react-query';
import { session } from '../../lib/browser.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Button } from '../../lib/ui/button.tsx';

/** Ends the sign-in in every tab of this browser, at once, also without a network. */
export function SignOut() {
  const { t } = useWords();
  const signOut = useMutation({ mutationFn: () => session.signOut() });
  return (
    <div className="flex flex-col items-start gap-1">
      <Button look="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('profile.signOut')}
      </Button>
      <p className="text-sm text-muted">{t('profile.signOutDetail')}</p>
    </div>
  );
}
