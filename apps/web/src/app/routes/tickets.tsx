import { OrderList } from '../../features/my-tickets/order-list.tsx';
import { useWords } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function Tickets() {
  const { t } = useWords();
  return (
    <Page width="text" className="flex flex-col gap-6">
      <title>{`${t('tickets.title')} · Houseful`}</title>
      <meta name="robots" content="noindex" />
      <h1 className="font-sign text-3xl text-bulb">{t('tickets.title')}</h1>
      <OrderList />
    </Page>
  );
}
