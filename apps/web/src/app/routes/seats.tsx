import { bookingOperations } from '@houseful/contract/booking';
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { SeatPicker } from '../../features/seat-picker/seat-picker.tsx';
import { ShowHead } from '../../features/seat-picker/show-head.tsx';
import type { ApiClient } from '../../lib/api/client.ts';
import { api } from '../../lib/browser.ts';
import { formatMoment } from '../../lib/format/moments.ts';
import { serverApiContext } from '../load-context.ts';
import { cachedFor, loadPage } from '../load-page.ts';

const load = (source: ApiClient, showId: string) =>
  loadPage(source.call(bookingOperations.getShow, { showId }));

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  load(context.get(serverApiContext), params['showId'] ?? '');
export const clientLoader = ({ params }: { params: { showId?: string } }) =>
  load(api, params.showId ?? '');
export const headers = () => cachedFor(5);
/** The map takes the whole screen; a footer would only be in its way. */
export const handle = { bare: true };

export default function Seats() {
  const show = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const when = formatMoment(show.startsAt, show.timeZone);
  return (
    <>
      <title>{`Seats for ${show.title.name}, ${when} · Houseful`}</title>
      <meta
        name="description"
        content={`${show.title.name} at ${show.venue.name}, ${when}: choose your seats.`}
      />
      <SeatPicker
        key={show.showId}
        show={show}
        head={<ShowHead show={show} />}
        onHeld={(hold) => void navigate(`/checkout/${hold.holdId}`)}
      />
    </>
  );
}
