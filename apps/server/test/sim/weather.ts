import type { BankWeather } from './bank.ts';
import type { Chance } from './chance.ts';
import type { SignalWeather } from './signal-post.ts';

/** How much goes wrong, as probabilities for each occasion. */
export interface Weather {
  readonly signals: SignalWeather;
  readonly bank: BankWeather;
  readonly deadlock: number;
  readonly connectionLost: number;
  readonly commitLost: number;
  readonly slowCommit: number;
  readonly crash: number;
}

export const CALM: Weather = {
  signals: { lost: 0, doubled: 0, delayMsMax: 5 },
  bank: {
    unreachable: 0,
    answerLost: 0,
    slow: 0,
    webhookLost: 0,
    webhookDoubled: 0,
    webhookDelayMsMax: 500,
  },
  deadlock: 0,
  connectionLost: 0,
  commitLost: 0,
  slowCommit: 0,
  crash: 0,
};

/** Nothing is lost, but much comes late, twice and out of order. */
const FAIR: Weather = {
  ...CALM,
  signals: { lost: 0, doubled: 0.3, delayMsMax: 2_000 },
  bank: {
    ...CALM.bank,
    slow: 0.05,
    webhookLost: 0.1,
    webhookDoubled: 0.2,
    webhookDelayMsMax: 5_000,
  },
  slowCommit: 0.05,
};

const ROUGH: Weather = {
  signals: { lost: 0.15, doubled: 0.15, delayMsMax: 3_000 },
  bank: {
    unreachable: 0.06,
    answerLost: 0.08,
    slow: 0.1,
    webhookLost: 0.25,
    webhookDoubled: 0.3,
    webhookDelayMsMax: 40_000,
  },
  deadlock: 0.006,
  connectionLost: 0.006,
  commitLost: 0.03,
  slowCommit: 0.1,
  crash: 0.006,
};

const STORM: Weather = {
  ...ROUGH,
  signals: { lost: 0.4, doubled: 0.3, delayMsMax: 20_000 },
  deadlock: 0.02,
  connectionLost: 0.02,
  commitLost: 0.08,
  slowCommit: 0.2,
  crash: 0.02,
};

/** A box office where everything breaks all the time never sells anything: most seeds are milder. */
export function weatherOf(chance: Chance): Weather {
  return chance.pick([FAIR, FAIR, ROUGH, ROUGH, ROUGH, STORM]);
}
