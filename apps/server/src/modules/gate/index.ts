import { fileURLToPath } from 'node:url';
import type { GateFace } from '@houseful/contract/faces/gate';
import { createGroupCommit, GROUP_COMMIT_LIMITS } from '#platform/group-commit';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import { readFrom } from '#platform/postgres/tx';
import { changeCheckInList } from './actions/change-list.ts';
import { commitScans } from './actions/commit-scans.ts';
import { countShow } from './actions/count-show.ts';
import { createCheckInList } from './actions/create-list.ts';
import { describeScans } from './actions/describe-scans.ts';
import { findGateTickets } from './actions/find-tickets.ts';
import { followOrders } from './actions/follow-orders.ts';
import { followShows } from './actions/follow-shows.ts';
import { getGateDesk } from './actions/get-desk.ts';
import { getGateSheet } from './actions/get-sheet.ts';
import { listGateDevices } from './actions/list-devices.ts';
import { listScans } from './actions/list-scans.ts';
import { getGateShow, listGateShows } from './actions/list-shows.ts';
import { noteShows } from './actions/note-shows.ts';
import { noteTickets } from './actions/note-tickets.ts';
import { pairGateDevice } from './actions/pair-device.ts';
import { createThingReader } from './actions/read-things.ts';
import { registerGateDevice } from './actions/register-device.ts';
import { forgetGateDevice, revokeGateDevice } from './actions/revoke-device.ts';
import { revokeSome } from './actions/revoke-some.ts';
import { revokeTickets } from './actions/revoke-tickets.ts';
import { sendScans } from './actions/send-scans.ts';
import { showsWithinReach } from './actions/show-within-reach.ts';
import { undoScan } from './actions/undo-scan.ts';
import { createCountWatch } from './boards/count-watch.ts';
import { GATE_CHANNEL, type GateDeps, type GateTools } from './deps.ts';
import { createGateSecrets } from './pairing.ts';
import { gateReactions } from './reactions.ts';

export const gateMigrations: MigrationSet = {
  schema: 'gate',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

/** Of uploads: each may hold 200 scans. */
const UPLOADS_PER_BATCH_MAX = 50;

export interface GateModule extends Module<GateFace> {
  /** Begins to hear of what other processes let in. */
  start(): void;
}

/** The module's only door. */
export function createGate(deps: GateDeps): GateModule {
  const { pool, clock, metrics, signals } = deps;
  const { saltOf, pairingCodeOf } = createGateSecrets(deps.secret);
  const tools: GateTools = {
    ...deps,
    db: readFrom(pool),
    saltOf,
    tell: (showIds) => signals.publish(GATE_CHANNEL, { showIds: [...showIds] }),
  };
  const count = countShow(tools);
  const watch = createCountWatch({ ...tools, count });
  const committing = createGroupCommit(
    'commit-scans',
    commitScans(tools),
    { pool, clock, metrics },
    {
      ...GROUP_COMMIT_LIMITS,
      batchCommandsMax: UPLOADS_PER_BATCH_MAX,
    },
  );
  return {
    face: {
      pairGateDevice: pairGateDevice(tools),
      getGateDesk: getGateDesk(tools),
      forgetGateDevice: forgetGateDevice(tools),
      getGateSheet: getGateSheet(tools),
      sendScans: sendScans({ ...tools, committing, readThing: createThingReader(tools) }),
      findGateTickets: findGateTickets(tools),
      registerGateDevice: registerGateDevice({ ...tools, pairingCodeOf }),
      listGateDevices: listGateDevices(tools),
      revokeGateDevice: revokeGateDevice(tools),
      listGateShows: listGateShows(tools),
      getGateShow: getGateShow(tools),
      getGateCounts: async ({ showId }, call) => {
        await showsWithinReach(tools.db, [showId], call);
        return count(showId);
      },
      listScans: listScans(tools),
      undoScan: undoScan(tools),
      createCheckInList: createCheckInList(tools),
      changeCheckInList: changeCheckInList(tools),
      describeScans: describeScans(tools),
      watchCounts: (showId, listener) => watch.watch(showId, listener),
    },
    reactions: gateReactions({
      noteShows: noteShows(tools),
      noteTickets: noteTickets(tools),
      revokeTickets: revokeTickets(tools),
      ...followShows(tools),
      revokeSome: revokeSome(tools),
      followOrders: followOrders(tools),
    }),
    schedule: [],
    start: () => watch.start(),
  };
}
