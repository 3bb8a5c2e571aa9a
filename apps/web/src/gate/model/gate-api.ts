import type {
  GateDesk,
  GateDevice,
  GateSheet,
  GateTicketView,
  ScanAnswer,
  SentScan,
} from '@houseful/contract/gate';
import { gateOperations } from '@houseful/contract/gate-operations';
import { identityOperations } from '@houseful/contract/identity';
import { ticketsOperations } from '@houseful/contract/tickets';
import type { PublicKey } from '@houseful/gate/check-payload';
import type { ApiClient } from '../../lib/api/client.ts';

/** What the scanner asks of the house; every call can be repeated. @throws ApiProblem */
export interface GateApi {
  pair(code: string, token: string): Promise<GateDevice>;
  /** By somebody of the staff, who signs in for this alone: their session ends with it. */
  pairAs(
    staff: { email: string; password: string; name: string },
    token: string,
  ): Promise<GateDevice>;
  desk(token: string, venueId: string | null): Promise<GateDesk>;
  keys(): Promise<readonly PublicKey[]>;
  sheet(token: string, showId: string, after: number): Promise<GateSheet>;
  send(
    token: string,
    upload: { sentAt: string; scans: SentScan[] },
    signal?: AbortSignal,
  ): Promise<{ receivedAt: string; answers: ScanAnswer[] }>;
  find(
    token: string,
    listId: string,
    q: string,
  ): Promise<(GateTicketView & { entered: boolean })[]>;
  forget(token: string): Promise<void>;
}

/** `clientFor`: a client that speaks for whoever has this access token. */
export function createGateApi(
  api: ApiClient,
  clientFor: (accessToken: string) => ApiClient,
): GateApi {
  const as = (token: string) => ({ tokens: { 'Gate-Token': token } });
  const pair: GateApi['pair'] = (code, token) =>
    api.call(gateOperations.pairGateDevice, { code, token });
  return {
    pair,
    pairAs: async ({ name, ...credentials }, token) => {
      const session = await api.call(identityOperations.login, credentials);
      const staff = clientFor(session.accessToken);
      try {
        const { pairingCode } = await staff.call(gateOperations.registerGateDevice, { name });
        return await pair(pairingCode, token);
      } finally {
        const { refreshToken } = session;
        await api.call(identityOperations.logout, { refreshToken }).catch(() => undefined);
      }
    },
    desk: (token, venueId) =>
      api.call(gateOperations.getGateDesk, venueId === null ? {} : { venueId }, as(token)),
    keys: async () => (await api.call(ticketsOperations.listTicketKeys, {})).keys,
    sheet: (token, showId, after) =>
      api.call(gateOperations.getGateSheet, { showId, after }, as(token)),
    send: (token, upload, signal) =>
      api.call(gateOperations.sendScans, upload, { ...as(token), ...(signal ? { signal } : {}) }),
    find: async (token, listId, q) =>
      (await api.call(gateOperations.findGateTickets, { listId, q }, as(token))).items,
    forget: (token) => api.call(gateOperations.forgetGateDevice, {}, as(token)),
  };
}
