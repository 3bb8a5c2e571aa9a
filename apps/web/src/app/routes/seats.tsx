import { bookingOperations } from '@houseful/contract/booking';
import { venuesOperations } from '@houseful/contract/venues';
import {
  type LoaderFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useLocation,
  useNavigate,
  useRevalidator,
} from 'react-router';
import { SeatPicker } from '../../features/seat-picker/seat-picker.tsx';
import { ShowHead } from '../../features/seat-picker/panel/show-head.tsx';
import type { ApiClient } from '../../lib/api/client.ts';
import { api } from '../../lib/browser.ts';
import { CHANGE_PARAMETER, stepsFromCheckout } from '../../lib/hold/change-address.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { serverApiContext } from '../load-context.ts';
import { cachedFor, loadPage } from '../load-page.ts';

async function load(source: ApiClient, showId: string) {
  const show = await source.call(bookingOperations.getShow, { showId });
  const { seatMapId } = show.sale;
  const overview = await source.call(venuesOperations.getSeatMapOverview, { seatMapId });
  return { show, overview, left: undefined };
}

/** The page comes with what is left of each block; the seats themselves are the browser's to load. */
export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const source = context.get(serverApiContext);
  const showId = params['showId'] ?? '';
  const status = source.call(bookingOperations.getSeatStatus, { showId });
  return loadPage(
    Promise.all([load(source, showId), status]).then(([page, { sections, areas }]) => ({
      ...page,
      left: { sections, areas },
    })),
  );
};
export const clientLoader = ({ params }: { params: { showId?: string } }) =>
  loadPage(load(api, params.showId ?? ''));
export const headers = () => cachedFor(5);
/** Opening a block changes the address, but nothing that was loaded. */
export const shouldRevalidate = (change: ShouldRevalidateFunctionArgs) =>
  change.currentUrl.pathname !== change.nextUrl.pathname ||
  change.currentUrl.search === change.nextUrl.search;
/** The map takes the whole screen; a footer would only be in its way. */
export const handle = { bare: true };

export default function Seats() {
  const { show, overview, left } = useLoaderData<typeof loader | typeof clientLoader>();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const { search, state } = useLocation();
  const steps = new URLSearchParams(search).has(CHANGE_PARAMETER) ? stepsFromCheckout(state) : 0;
  const { t, moment } = useWords();
  const when = moment(show.startsAt, show.timeZone);
  const title = show.title.name;
  return (
    <>
      <title>{t('seats.page', { title, when })}</title>
      <meta
        name="description"
        content={t('seats.pageDetail', { title, venue: show.venue.name, when })}
      />
      <SeatPicker
        key={show.showId}
        {...{ show, overview, left }}
        head={<ShowHead show={show} />}
        onHeld={({ holdId }, wasChanged) =>
          // Back to where the change began, so that no way back shows the same checkout twice.
          steps > 0
            ? void navigate(-steps)
            : void navigate(`/checkout/${holdId}`, { replace: wasChanged })
        }
        onOutOfDate={() => void revalidate()}
      />
    </>
  );
}
