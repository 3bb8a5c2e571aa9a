import { type CheckPayload, createPayloadChecker } from '@houseful/gate/check-payload';
import type { ScannedThing } from '@houseful/contract/gate';
import type { GateDeps } from '../deps.ts';

/** What a scan names, before anybody looks whether there is such a ticket. */
export type NamedTicket =
  | { readonly by: 'ticketId'; readonly ticketId: string; readonly expiresAtMs: number | null }
  | { readonly by: 'index'; readonly index: string }
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'nothing'; readonly why: 'forged' | 'unreadable' };

/** Reads what was held up, and believes a payload only when one of our keys signed it. */
export function createThingReader({ listTicketKeys }: Pick<GateDeps, 'listTicketKeys'>) {
  let check: CheckPayload | undefined;

  async function checker(): Promise<CheckPayload> {
    const { keys } = await listTicketKeys({}, { caller: null, idempotencyKey: null });
    check = createPayloadChecker(globalThis.crypto.subtle, keys);
    return check;
  }

  async function readPayload(payload: string): Promise<NamedTicket> {
    let checked = await (check ?? (await checker()))(payload);
    // A key of another process of this house may be younger than what we know.
    if (checked.kind === 'unproved') checked = await (await checker())(payload);
    if (checked.kind === 'genuine') {
      const { ticketId, expiresAtMs } = checked.claims;
      return { by: 'ticketId', ticketId, expiresAtMs };
    }
    return { by: 'nothing', why: checked.kind === 'unreadable' ? 'unreadable' : 'forged' };
  }

  return async (thing: ScannedThing): Promise<NamedTicket> => {
    switch (thing.kind) {
      case 'payload':
        return readPayload(thing.payload);
      case 'index':
        return { by: 'index', index: thing.index };
      case 'code':
        return { by: 'code', code: thing.code.trim().toUpperCase() };
      case 'hand':
        return { by: 'ticketId', ticketId: thing.ticketId, expiresAtMs: null };
      case 'nothing':
        return { by: 'nothing', why: 'unreadable' };
    }
  };
}

export type ReadThing = ReturnType<typeof createThingReader>;
