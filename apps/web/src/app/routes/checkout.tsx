import { useParams } from 'react-router';
import { AccountForms } from '../../features/account/account-forms.tsx';
import { Checkout } from '../../features/checkout/checkout.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { useVisitor } from '../../lib/session/use-session.ts';
import { Page } from '../../lib/ui/page.tsx';

/** Nothing on the way to the tickets leads elsewhere by a slip of the thumb. */
export const handle = { focused: true };

export default function CheckoutPage() {
  const { t } = useWords();
  const { holdId = '' } = useParams();
  const visitor = useVisitor();
  const guest = visitor.kind === 'guest' ? visitor.user : null;
  return (
    <Page width="wide">
      <title>{`${t('checkout.title')} · Houseful`}</title>
      <meta name="robots" content="noindex" />
      <h1 className="sr-only">{t('checkout.title')}</h1>
      <Checkout
        key={holdId}
        holdId={holdId}
        renderSignIn={(onDone) => <AccountForms guest={guest} onDone={onDone} />}
      />
    </Page>
  );
}
