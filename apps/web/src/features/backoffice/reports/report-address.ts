import { REPORT_RANGES, type ReportRange, SALES_CHANNELS } from '@houseful/contract/reporting';
import { useSearchParams } from 'react-router';

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

type Changes = Readonly<Record<string, string | undefined>>;

/** What the address asks for; what it does not say, or nobody understands, is undefined. */
export function readAsked(address: URLSearchParams): Asked {
  const text = (name: string) => address.get(name) || undefined;
  const one = <T extends string>(name: string, of: readonly T[]) =>
    of.find((value) => value === address.get(name));
  const day = (name: string) =>
    /^\d{4}-\d\d-\d\d$/.test(address.get(name) ?? '') ? text(name) : undefined;
  const [from, until] = [day('from'), day('until')];
  return {
    range: from === undefined && until === undefined ? one('range', REPORT_RANGES) : undefined,
    ...{ from, until, venue: text('venue'), title: text('title') },
    ...{ channel: one('channel', SALES_CHANNELS), currency: text('currency') },
  };
}

/** The address with some things changed; undefined takes them away. */
export function changeAddress(before: URLSearchParams, changes: Changes): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export function useReportAddress() {
  const [address, setAddress] = useSearchParams();
  return {
    address,
    asked: readAsked(address),
    change: (changes: Changes) =>
      setAddress((before) => changeAddress(before, changes), {
        ...{ replace: true, preventScrollReset: true },
      }),
  };
}
