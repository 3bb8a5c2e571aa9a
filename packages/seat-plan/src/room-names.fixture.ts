import type { RoomNames } from './new-plan.ts';

export const NAMES: RoomNames = {
  ...{ screen: 'Screen', stage: 'Stage', seats: 'Seats', stalls: 'Stalls', balcony: 'Balcony' },
  ...{ floor: 'Floor', side: 'Sides', gate: 'Gate 1', standard: 'Standard', front: 'Front rows' },
  ...{ premium: 'Premium', recliner: 'Recliner' },
};
