import type { WaitingRoomPlace } from '@houseful/contract/waiting-room';
import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import { setTimeout as sleep } from 'node:timers/promises';
import { chanceOf } from './chance.ts';
import type { Visit } from './ledger.ts';
import type { Buyer, World } from './world.ts';

const PLACES_PER_SECOND = 6;
/** Browsers without sockets read the status themselves: so many of them a second, for the load. */
const STATUS_READS_PER_SECOND = 100;

/**
 * Asks the house for places while people wait, some a second, and compares them with what the same
 * people's own arithmetic shows; and reads the public status like pages that cannot hold a socket.
 */
export function comparePlaces(world: World, buyers: readonly Buyer[]): { stop(): Promise<void> } {
  let isOver = false;
  const chance = chanceOf('places');
  const anybody = () => chance.pick(buyers);

  async function compareOne(): Promise<void> {
    const buyer = anybody();
    if (!isWaiting(buyer.visit)) return;
    const { api, ledger, watch, roomId } = world;
    const path = `/waiting-rooms/${roomId}/place`;
    const { status, body } = await api.ask<HeldPlace>('place', 'GET', path, {
      token: await buyer.token(),
    });
    if (status !== 200 || !isWaiting(buyer.visit) || body.place.state === 'inside') return;
    await watch.look();
    const shown = watch.shown({ number: body.number, returned: body.returned });
    if (shown.length === 0) return;
    if (body.number === buyer.visit.number && agrees(body.place, shown)) ledger.places.same += 1;
    else {
      const last = JSON.stringify(shown.at(-1));
      ledger.places.different.push(`answered ${JSON.stringify(body.place)}, shown ${last}`);
    }
  }

  async function readStatus(): Promise<void> {
    const path = `/waiting-rooms/${world.roomId}`;
    await world.api.ask('status', 'GET', path, { token: await anybody().token() });
  }

  async function every(ms: number, run: () => Promise<void>): Promise<void> {
    while (!isOver) {
      await Promise.all([run().catch(() => undefined), sleep(ms)]);
    }
  }

  const running = Promise.all([
    every(1_000 / PLACES_PER_SECOND, compareOne),
    ...Array.from({ length: 4 }, () => every(4_000 / STATUS_READS_PER_SECOND, readStatus)),
  ]);
  return {
    stop: async () => {
      isOver = true;
      await running;
    },
  };
}

function isWaiting({ number, end, insideFromMs, leftAtMs }: Visit): boolean {
  return number !== null && end === null && insideFromMs === null && leftAtMs === null;
}

/** The same as one of the last statuses shows; or in between, when the line moved on meanwhile. */
function agrees(answered: WaitingRoomPlace, shown: readonly WaitingRoomPlace[]): boolean {
  return shown.some((one) => {
    if (one.state !== answered.state) return false;
    if (one.state !== 'waiting' || answered.state !== 'waiting') return true;
    return one.place === answered.place && isBetween(answered.placesAhead, shown);
  });
}

function isBetween(ahead: number, shown: readonly WaitingRoomPlace[]): boolean {
  const all = shown.flatMap((one) => (one.state === 'waiting' ? [one.placesAhead] : [0]));
  return ahead >= Math.min(...all) && ahead <= Math.max(...all);
}
