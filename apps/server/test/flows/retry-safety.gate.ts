import { createHmac } from 'node:crypto';
import type { CheckInList, GateDevice, ScanAnswer } from '@houseful/contract/gate';
import type { gateOperations } from '@houseful/contract/gate-operations';
import { SHOW_ID } from '#test/kit/two-houses';
import { operator, paid, type Ready, type Row, type Scene } from './retry-safety.scene.ts';

type Writing<Operations> = {
  [N in keyof Operations]: Operations[N] extends { method: 'GET' } ? never : N;
}[keyof Operations];

interface Scanner {
  readonly token: string;
  readonly device: GateDevice;
  readonly pairingCode: string;
  readonly headers: { readonly 'gate-token': string };
}

async function scanner(scene: Scene): Promise<Scanner> {
  const token = await operator(scene);
  const made = await scene.ask<{ device: GateDevice; pairingCode: string }>(
    'POST',
    '/desk/gate/devices',
    { token, body: { name: scene.fresh('Gate') } },
  );
  const secret = createHmac('sha256', made.device.deviceId).digest('base64url');
  await scene.ask('POST', '/desk/gate/device', {
    body: { code: made.pairingCode, token: secret },
  });
  return { token, ...made, headers: { 'gate-token': secret } };
}

const GATE_LIST = { name: 'Lounge', showIds: [SHOW_ID], rules: { opensAt: null } };

async function gateList(scene: Scene, token: string): Promise<CheckInList> {
  return scene.ask<CheckInList>('POST', '/desk/gate/lists', { token, body: GATE_LIST });
}

/** A ticket in front of a scanner. */
async function heldUp(scene: Scene): Promise<Ready & { readonly manager: string }> {
  const { payload } = await paid(scene);
  await scene.houses.settle();
  const { token: manager, headers } = await scanner(scene);
  const { listId } = await gateList(scene, manager);
  const at = scene.houses.clock.now().toISOString();
  const scan = {
    ...{ nonce: scene.fresh('nonce').replace('.', '-'), sequence: 1, at, listId, showId: null },
    ...{ gate: null, direction: 'entry', thing: { kind: 'payload', payload }, decided: null },
  };
  return { manager, headers, body: { sentAt: at, scans: [scan] } };
}

const bodyWith =
  (change: object) =>
  async ({ body }: Ready) => ({ ...(body as object), ...change });

/** What the gate writes, and what a repetition of it is. */
export const GATE_RETRIES: Readonly<Record<Writing<typeof gateOperations>, Row>> = {
  pairGateDevice: {
    knownBy: 'thing',
    because: 'code and token together name the scanner',
    make: async (scene) => {
      const token = await operator(scene);
      const { pairingCode: code } = await scene.ask<{ pairingCode: string }>(
        'POST',
        '/desk/gate/devices',
        { token, body: { name: 'North 1' } },
      );
      return { body: { code, token: createHmac('sha256', code).digest('base64url') } };
    },
  },
  forgetGateDevice: {
    knownBy: 'thing',
    because: 'a scanner is signed off once',
    make: async (scene) => ({ headers: (await scanner(scene)).headers }),
  },
  sendScans: {
    knownBy: 'thing',
    because: 'the nonce of each scan names it',
    make: heldUp,
    same: ({ answers }) => answers,
  },
  registerGateDevice: {
    knownBy: 'key',
    make: async (scene) => ({ token: await operator(scene), body: { name: 'North 1' } }),
    other: bodyWith({ name: 'South 1' }),
  },
  revokeGateDevice: {
    knownBy: 'thing',
    because: 'a scanner is shut out once',
    make: async (scene) => {
      const { token, device } = await scanner(scene);
      return { token, params: { deviceId: device.deviceId } };
    },
  },
  undoScan: {
    knownBy: 'thing',
    because: 'a scan is taken back once, for the reason given then',
    make: async (scene) => {
      const { manager, ...ready } = await heldUp(scene);
      const { answers } = await scene.ask<{ answers: ScanAnswer[] }>(
        'POST',
        '/desk/gate/scans',
        ready,
      );
      const scanId = answers[0]?.scanId ?? '';
      return { token: manager, params: { scanId }, body: { reason: 'The wrong family' } };
    },
  },
  createCheckInList: {
    knownBy: 'key',
    make: async (scene) => ({ token: await operator(scene), body: GATE_LIST }),
    other: bodyWith({ name: 'Another lounge' }),
  },
  changeCheckInList: {
    knownBy: 'thing',
    because: 'it says what shall be: again, it changes nothing',
    make: async (scene) => {
      const token = await operator(scene);
      const { listId } = await gateList(scene, token);
      return { token, params: { listId }, body: { closed: true } };
    },
  },
};
