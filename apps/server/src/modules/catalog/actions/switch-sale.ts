import type { CatalogFace } from '@houseful/contract/faces/catalog';
import { fact } from '#platform/facts/facts';
import { problem } from '#platform/problem';
import { inShow, type ShowDeps } from './in-show.ts';

type Switches = Pick<CatalogFace, 'closeShow' | 'openShow'>;

/**
 * Stops the sale of a show by hand and resumes it; what is held or sold stays. What is so already stays as it is.
 * @throws no-such-show, idempotency-key-reused, show-change-refused for a cancelled one
 */
export function switchSale(deps: ShowDeps): Switches {
  const switched =
    (isClosed: boolean): Switches['closeShow'] =>
    async (asked, call) =>
      inShow(
        deps,
        { ...asked, kind: isClosed ? 'stopped' : 'resumed' },
        call,
        async ({ show, now, version }) => {
          if (show.cancelled_at !== null) {
            throw problem('show-change-refused', { reason: 'cancelled', clashes: [] });
          }
          if ((show.closed_at !== null) === isClosed) return null;
          const at = now.toISOString();
          const name = isClosed ? 'catalog.show-closed' : 'catalog.show-opened';
          return {
            changed: { closed_at: isClosed ? now : null },
            facts: [fact(name, { showId: show.show_id, version, at })],
            before: { stoppedAt: show.closed_at?.toISOString() ?? null, reason: null },
            after: { stoppedAt: isClosed ? at : null },
          };
        },
      );
  return { closeShow: switched(true), openShow: switched(false) };
}
