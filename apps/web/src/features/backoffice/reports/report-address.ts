import { REPORT_RANGES, type ReportRange, SALES_CHANNELS } from '@houseful/contract/reporting';
import { dayOf, oneOf, textOf } from '../../../lib/address/search-params.ts';
import { useAddress } from '../../../lib/address/use-address.ts';

/** What a report is about, as its address says it. */
export interface Asked {
  readonly range: ReportRange | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly venue: string | undefined;
  readonly title: string | undefined;
  readonly channel: (typeof SALES_CHANNELS)[number] | undefined;
  readonly currency: string | undefined;
}

/** What the address asks for; what it does not say, or nobody understands, is undefined. */
export function readAsked(address: URLSearchParams): Asked {
  const [from, until] = [dayOf(address, 'from'), dayOf(address, 'until')];
  const isNamed = from !== undefined || until !== undefined;
  return {
    range: isNamed ? undefined : oneOf(address, 'range', REPORT_RANGES),
    ...{ from, until, venue: textOf(address, 'venue'), title: textOf(address, 'title') },
    channel: oneOf(address, 'channel', SALES_CHANNELS),
    currency: textOf(address, 'currency'),
  };
}

export function useReportAddress() {
  const { address, change } = useAddress();
  return { address, change, asked: readAsked(address) };
}
