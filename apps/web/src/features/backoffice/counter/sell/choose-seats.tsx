import type { Show } from '@houseful/contract/booking';
import type { Shift } from '@houseful/contract/counter';
import { counterOperations } from '@houseful/contract/counter-operations';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { isProblem } from '../../../../lib/api/problem.ts';
import { api } from '../../../../lib/browser.ts';
import { Button, ButtonLink } from '../../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { useShowWithRoom } from '../../choices/use-show-with-room.ts';
import { useCounterWords } from '../words/counter-words.ts';
import { BestAvailable } from './best-available.tsx';
import type { MarkedSeats, SeatMapPart } from './marked-seats.ts';
import { addressOf } from './steps.ts';

interface ChooseSeatsProps {
  shift: Shift;
  showId: string;
  SeatMap: SeatMapPart;
}

type Wish = ReturnType<MarkedSeats['body']>;

/** Seats by the map, or the best ones by number; held as soon as they are chosen. */
export function ChooseSeats({ shift, showId, SeatMap }: ChooseSeatsProps) {
  const { data, error, refetch } = useShowWithRoom(showId);
  const navigate = useNavigate();
  const { shiftId } = shift;
  const hold = useMutation({
    mutationFn: (wish: Wish) => api.call(counterOperations.holdAtCounter, { shiftId, ...wish }),
    onSuccess: ({ holdId }) => void navigate(addressOf({ showId, holdId })),
  });
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  const { show, overview } = data;
  const { seatsPerHoldMax } = show.sale.limits;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_21rem]">
      <SeatMap show={show} overview={overview} seatsMax={seatsPerHoldMax}>
        {(marked) => (
          <Beside
            {...{ show, marked }}
            busy={hold.isPending}
            error={hold.error}
            onHold={(wish) =>
              hold.mutate(wish, {
                onError: (refusal) => {
                  if (isProblem(refusal, 'seats-taken')) marked.lose(refusal.members.seatIds);
                },
              })
            }
          />
        )}
      </SeatMap>
    </div>
  );
}

interface BesideProps {
  show: Show;
  marked: MarkedSeats;
  busy: boolean;
  error: unknown;
  onHold: (wish: Wish) => void;
}

function Beside({ show, marked, busy, error, onHold }: BesideProps) {
  const { say, time } = useCounterWords();
  const { count, message } = marked;
  return (
    <>
      <div>
        <p className="text-lg font-bold break-words">{show.title.name}</p>
        <p className="text-sm text-muted">
          {time(show.startsAt, show.timeZone)} · {show.screenName}
        </p>
      </div>
      <BestAvailable show={show} busy={busy} onHold={onHold} />
      <p role="status" className="min-h-6 text-sm text-muted">
        {message}
      </p>
      <ProblemNotice error={error} />
      <Button
        className="min-h-16 text-xl"
        busy={busy}
        disabled={count === 0}
        onClick={() => onHold(marked.body())}
      >
        {count === 0 ? say('seats.mark') : say('seats.take', { count })}
      </Button>
      <div className="flex gap-3">
        <Button look="quiet" disabled={count === 0} onClick={marked.clear}>
          {say('seats.clear')}
        </Button>
        <ButtonLink look="quiet" to={addressOf({})}>
          {say('seats.otherShow')}
        </ButtonLink>
      </div>
    </>
  );
}
