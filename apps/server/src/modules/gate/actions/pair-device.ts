import type { GateDevice } from '@houseful/contract/gate';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { GateTools } from '../deps.ts';
import { spellPairingCode } from '../pairing.ts';
import { deviceOf, pairDevice } from '../store/devices.ts';
import { proofOf } from './device-of.ts';

/** One phone becomes the scanner that a code stands for; its token is drawn by the phone itself. @throws pairing-code-invalid */
export function pairGateDevice({ pool, clock }: Pick<GateTools, 'pool' | 'clock'>) {
  return ({ code, token }: { code: string; token: string }): Promise<GateDevice> =>
    inTransaction(pool, async (tx) => {
      const row = await pairDevice(tx, {
        pairingHash: proofOf(spellPairingCode(code)),
        tokenHash: proofOf(token),
        now: clock.now(),
      });
      if (!row) throw problem('pairing-code-invalid');
      return deviceOf(row);
    });
}
