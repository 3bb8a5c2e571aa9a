import { checkEmail } from '../../lib/forms/field-checks.ts';
import { bookingOperations, type Hold, type Quote } from '@houseful/contract/booking';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../lib/api/problem.ts';
import { api } from '../../lib/browser.ts';
import { ownerOf, type Visitor } from '../../lib/session/use-session.ts';
import { keptDraft } from './contact-draft.ts';

/** What the order would cost, and the code that it is asked with. */
export interface Price {
  /** The hold's own quote until the box office has said more. */
  readonly quote: Quote;
  /** The code that counts; null: none does. */
  readonly promoCode: string | null;
  /** Why the code that was tried last does not count; null when it does, or none was tried. */
  readonly refusal: unknown;
  readonly busy: boolean;
  apply(code: string): void;
  drop(): void;
  /** Asks once more, since the price has changed under way. */
  askAgain(): void;
}

interface Tried {
  readonly code: string;
  /** A code that counts once a person needs to know who this is. */
  readonly email: string | null;
}

/**
 * The price of an order of the hold as the box office works it out now, with offers that count by
 * themselves and the code that the buyer has given. A code that is refused changes nothing.
 */
export function usePrice(hold: Hold, visitor: Visitor): Price {
  const [tried, setTried] = useState<Tried | null>(null);
  const { holdId, quote } = hold;
  const owner = ownerOf(visitor) ?? '';
  const key = ['price', holdId, owner, quote.lines.map(nameOf)];
  const plain = useQuery({
    queryKey: [...key, null],
    queryFn: () => api.call(bookingOperations.priceHold, { holdId }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const coded = useQuery({
    queryKey: [...key, tried],
    queryFn: () => api.call(bookingOperations.priceHold, { holdId, ...wishOf(tried) }),
    enabled: tried !== null,
    retry: (failures, error) => failures < 2 && !isProblem(error, 'promo-code-refused'),
  });
  const counts = tried !== null && coded.data !== undefined;
  return {
    quote: (counts ? coded.data : plain.data) ?? quote,
    promoCode: counts ? tried.code : null,
    refusal: tried === null ? null : coded.error,
    busy: tried !== null && coded.isFetching,
    apply: (code) => {
      const next = { code, email: keptDraft(owner)?.email || null };
      // The same once more is a new question: a use may have come back.
      if (next.code === tried?.code && next.email === tried.email) void coded.refetch();
      else setTried(next);
    },
    drop: () => setTried(null),
    askAgain: () => {
      void plain.refetch();
      if (tried !== null) void coded.refetch();
    },
  };
}

function nameOf({ seatId, ticketTypeId = '', price }: Quote['lines'][number]): string {
  return `${seatId} ${ticketTypeId} ${price.amount}`;
}

function wishOf(tried: Tried | null) {
  if (tried === null) return {};
  const { code, email } = tried;
  return { promoCode: code, ...(looksLikeEmail(email) && { contact: { email } }) };
}

/** Half-typed addresses would be refused for their form. */
function looksLikeEmail(email: string | null): email is string {
  return email !== null && checkEmail(email) === null;
}
