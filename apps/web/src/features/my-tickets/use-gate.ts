import { useLocation, useNavigate, useSearchParams } from 'react-router';

/** Which ticket is shown at the gate; part of the address, so that “back” puts the ticket away. */
export interface Gate {
  /** Counted from 0; null while none is shown. */
  readonly index: number | null;
  open(index: number): void;
  close(): void;
}

const PARAM = 'gate';

export function useGate(): Gate {
  const [query] = useSearchParams();
  const { state, pathname } = useLocation();
  const navigate = useNavigate();
  const asked = Number(query.get(PARAM));
  return {
    index: Number.isInteger(asked) && asked > 0 ? asked - 1 : null,
    open: (index) =>
      void navigate(`${pathname}?${PARAM}=${index + 1}`, {
        state: { ...state, fromOrder: true },
        preventScrollReset: true,
      }),
    close: () => {
      // Opened from elsewhere, the step back would leave the order.
      if (state?.fromOrder === true) void navigate(-1);
      else void navigate(pathname, { replace: true, state, preventScrollReset: true });
    },
  };
}
