import type { WaitingRoomLogEntry } from '@houseful/contract/waiting-room-desk';

/** A rule's value at each of these moments, oldest first: what holds now, and the log walked back. */
export function valuesOver(
  timesMs: readonly number[],
  log: readonly WaitingRoomLogEntry[],
  name: string,
  now: number,
): number[] {
  const changes = log.flatMap(({ at, before }) => {
    const was = before[name];
    return typeof was === 'number' ? [{ atMs: Date.parse(at), was }] : [];
  });
  const values: number[] = [];
  let value = now;
  let next = 0;
  for (const timeMs of timesMs.toReversed()) {
    for (let change = changes[next]; change && timeMs < change.atMs; change = changes[next]) {
      value = change.was;
      next += 1;
    }
    values.push(value);
  }
  return values.toReversed();
}
