import { useParams } from 'react-router';
import { AccountForms } from '../../features/account/account-forms.tsx';
import { Checkout } from '../../features/checkout/checkout.tsx';
import { useVisitor } from '../../lib/session/use-session.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function CheckoutPage() {
  const { holdId = '' } = useParams();
  const visitor = useVisitor();
  const guest = visitor.kind === 'guest' ? visitor.user : null;
  return (
    <Page width="wide">
      <title>Checkout · Houseful</title>
      <h1 className="sr-only">Checkout</h1>
      <Checkout
        key={holdId}
        holdId={holdId}
        renderSignIn={(onDone) => <AccountForms guest={guest} onDone={onDone} />}
      />
    </Page>
  );
}
