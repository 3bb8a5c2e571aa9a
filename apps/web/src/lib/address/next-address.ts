import { type ParamChanges, withParams } from './search-params.ts';

/** Where the browser is: the step of its history, and what stands in the address. */
interface Here {
  readonly step: string;
  readonly search: string;
}

export interface NextAddress {
  /** What a change makes of the address, and of changes that are asked for and not there yet. */
  after(changes: ParamChanges): URLSearchParams;
  /** The page has drawn where the browser is. */
  drawn(): void;
}

/**
 * Changes of an address, one upon the other: who chooses a second filter before the page has drawn the first keeps both. A
 * change that came to nothing, because another page was opened instead, does not come back.
 */
export function createNextAddress(here: () => Here): NextAddress {
  let sent: { from: string; to: URLSearchParams } | null = null;
  return {
    after: (changes) => {
      const { step, search } = here();
      const before = sent?.from === step ? sent.to : new URLSearchParams(search);
      const to = withParams(before, changes);
      sent = { from: step, to };
      return to;
    },
    drawn: () => {
      // Sent from here, one may still be under way.
      if (sent?.from !== here().step) sent = null;
    },
  };
}
