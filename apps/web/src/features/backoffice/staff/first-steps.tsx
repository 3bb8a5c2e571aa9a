import { orderDeskOperations } from '@houseful/contract/order-desk';
import { pricingOperations } from '@houseful/contract/pricing-desk';
import { showsDeskOperations } from '@houseful/contract/shows-desk';
import { titlesDeskOperations } from '@houseful/contract/titles-desk';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { TickIcon } from '../../../lib/ui/icons.tsx';
import { useVenues } from '../choices/use-house.ts';
import { Panel } from '../panel.tsx';
import { useStaffWords } from './words/staff-words.ts';

const STEPS = [
  { name: 'venue', to: '/desk/venues' },
  { name: 'prices', to: '/desk/prices' },
  { name: 'title', to: '/desk/titles' },
  { name: 'show', to: '/desk/schedule' },
] as const;

/** What a new house does until it sells its first ticket. Not there once a show is to come, or anything was sold. */
export function FirstSteps({ organisationId }: { organisationId: string }) {
  const { say } = useStaffWords();
  const done = useDone(organisationId);
  if (!done || done.show) return null;
  return (
    <Panel title={say('first.heading')}>
      <ol className="flex flex-col gap-2">
        {STEPS.map(({ name, to }, index) => (
          <li key={name} className="flex items-center gap-3">
            <span
              aria-hidden="true"
              className="grid size-7 shrink-0 place-items-center rounded-full border border-edge text-sm font-semibold"
            >
              {done[name] ? <TickIcon /> : index + 1}
            </span>
            <Link
              to={to}
              className="inline-flex min-h-11 items-center font-semibold text-bulb hover:underline"
            >
              {say(`first.${name}`)}
            </Link>
            {done[name] && <span className="text-sm text-muted">{say('first.done')}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

type Done = Readonly<Record<(typeof STEPS)[number]['name'], boolean>>;

/** Which steps are done; undefined until that is known. */
function useDone(organisationId: string): Done | undefined {
  const venues = useVenues(organisationId);
  const rest = useQuery({
    queryKey: ['first-steps', organisationId],
    queryFn: async () => {
      const [titles, cards, shows, orders] = await Promise.all([
        api.call(titlesDeskOperations.listDeskTitles, { organisation: organisationId }),
        api.call(pricingOperations.listPriceCards, { organisationId, limit: 1 }),
        api.call(showsDeskOperations.listDeskShows, { organisation: organisationId, limit: 1 }),
        api.call(orderDeskOperations.searchOrders, { organisationId, limit: 1 }),
      ]);
      return {
        title: titles.items.some(({ stage }) => stage !== 'draft'),
        prices: cards.items.length > 0,
        show: orders.items.length > 0 || shows.items.length > 0,
      };
    },
  });
  if (!venues.data || !rest.data) return undefined;
  const hasRoom = venues.data.some(({ screens }) => screens.some(({ seatMapId }) => seatMapId));
  return { ...rest.data, venue: hasRoom };
}
