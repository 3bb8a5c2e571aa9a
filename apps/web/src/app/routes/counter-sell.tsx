import { SellScreen } from '../../features/backoffice/counter/sell/sell-screen.tsx';
import { SeatChoice } from '../../features/seat-picker/seat-choice.tsx';

export const handle = { bare: true };

/** Selling has the whole page: a queue stands in front of it. */
export default function CounterSellPage() {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex w-full max-w-7xl flex-1 flex-col px-4 py-3 outline-none"
    >
      <title>Houseful</title>
      <SellScreen SeatMap={SeatChoice} />
    </main>
  );
}
