import type { GateDevice } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { readPage, skipOf } from '#platform/paging';
import type { GateTools } from '../deps.ts';
import { deviceOf, readDevices } from '../store/devices.ts';
import { staffOf } from '#platform/caller-of';
import { columnsOf } from './columns-of.ts';

/** Every scanner within reach, newest first, also those that were shut out. */
export function listGateDevices({ db }: Pick<GateTools, 'db'>) {
  return async (
    { limit, cursor }: { limit: number; cursor?: string | undefined },
    call: Call,
  ): Promise<{ items: GateDevice[]; nextCursor: string | null }> => {
    const skip = skipOf(cursor);
    const rows = await readDevices(db, {
      ...columnsOf(staffOf(call).reach),
      ...{ skip, limit: limit + 1 },
    });
    return readPage(rows.map(deviceOf), skip, limit);
  };
}
