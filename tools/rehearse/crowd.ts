import { type Chance, chanceOf } from './chance.ts';
import type { Options } from './options.ts';

export type Role = 'shopper' | 'leaver' | 'sleeper' | 'bot';

/** Who somebody is, before anything happens to them. */
export interface Character {
  readonly buyer: number;
  readonly role: Role;
  /** Part of the lobby's time that passes before they come; above 1: after it, the same times as long. */
  readonly comesAfter: number;
  /** Opens a second tab, or loads the page again. */
  readonly joinsTwice: boolean;
  readonly seats: number;
  readonly picksByName: boolean;
  readonly chance: Chance;
}

/** Of those who come: before the lobby closes. The others trickle in while it sells. */
const LOBBY_SHARE = 0.85;
const JOINS_TWICE_SHARE = 0.15;
const BY_NAME_SHARE = 0.35;
/** One, two, two, two, three, four: how parties are. */
const PARTIES = [1, 2, 2, 2, 3, 4] as const;
/** Most are there in the first minutes, and again in the last. */
const LATE_SPAN = 1.5;

/** A crowd of that many, the same for the same seed. */
export function crowdOf(options: Options): Character[] {
  const { buyers, botShare, sleeperShare, leaverShare, seed } = options;
  const chance = chanceOf(seed);
  return Array.from({ length: buyers }, (_, buyer) => {
    const draw = chance.next();
    const isBot = draw < botShare;
    const isSleeper = !isBot && draw < botShare + sleeperShare;
    const isLeaver = !isBot && !isSleeper && draw < botShare + sleeperShare + leaverShare;
    const isEarly = chance.hits(LOBBY_SHARE);
    return {
      buyer,
      role: isBot ? 'bot' : isSleeper ? 'sleeper' : isLeaver ? 'leaver' : 'shopper',
      comesAfter: isEarly ? chance.next() ** 1.5 * 0.97 : 1 + chance.next() * LATE_SPAN,
      joinsTwice: chance.hits(JOINS_TWICE_SHARE),
      seats: chance.pick(PARTIES),
      picksByName: chance.hits(BY_NAME_SHARE),
      chance: chanceOf(`${seed} ${buyer}`),
    };
  });
}
