import type { WaitingRoomDesk, WaitingRoomSample } from '@houseful/contract/waiting-room-desk';

const PAISE_PER_RUPEE = 100;

/** A room that calls, with 42 people inside or called; the parts that a test is about handed in. */
export function sampleDesk({
  samples,
  asOf,
  log = [],
}: {
  samples: readonly WaitingRoomSample[];
  asOf: string;
  log?: WaitingRoomDesk['log'];
}): WaitingRoomDesk {
  const rules = {
    ...{ placesPerInterval: 50, intervalMs: 30_000, activeMax: 500 },
    ...{ graceMs: 120_000, placesBack: 100, admissionMs: 600_000 },
  };
  return {
    status: {
      ...{ roomId: 'wrm_sample', version: 7, asOf, name: 'Coldplay: Music of the Spheres' },
      scope: { kind: 'title', titleId: 'coldplay' },
      occasion: null,
      ...{ phase: 'fifo', opensAt: null, onSaleAt: null, joined: 1_200, paused: false },
      joinRules: {
        ...{ placesPerNetworkMax: 500, placesPerDeviceMax: 2 },
        ...{ proofOfWorkBits: 0, requiresAccount: false },
      },
      message: null,
      announcement: { commitment: 'c0'.repeat(32), randomnessSource: null },
      chainHead: 'ab'.repeat(32),
      draw: null,
      line: {
        ...{ end: 1_200, serving: 300, missedBefore: 250, leftWaiting: 14, returnedWaiting: 4 },
        returned: { end: 9, serving: 5, missedBefore: 4, lastTurn: 620 },
      },
      pace: {
        ...{ placesPerInterval: 50, intervalMs: 30_000, activeMax: 500, active: 42, called: 305 },
        lately: { called: 50, freed: 11, ms: 60_000 },
      },
      turn: { graceMs: 120_000, placesBack: 100, admissionMs: 600_000 },
      sales: {
        ...{ seatsUnsold: 640, seatsPerPlaceMax: 4, unsettledPlaces: 42 },
        settledPlaces: [20, 30, 120, 40, 53],
        categories: [
          {
            categoryId: 'gold',
            name: 'Gold',
            price: { amount: 4_500 * PAISE_PER_RUPEE, currency: 'INR' },
            seatsLeft: 600,
          },
        ],
      },
    },
    ordering: 'drawn',
    rules,
    createdAt: asOf,
    orders: ['pause', 'drain', 'end'],
    samples: [...samples],
    refusals: [{ reason: 'network-limit', count: 412 }],
    log,
  };
}
