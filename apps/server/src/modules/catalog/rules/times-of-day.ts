import type { TimeOfDay } from '@houseful/contract/catalog';

/** Which part of the day begins when, by the venue's clocks; the last lasts until the first begins. */
export const TIMES_OF_DAY: readonly { readonly value: TimeOfDay; readonly from: string }[] = [
  { value: 'morning', from: '05:00' },
  { value: 'afternoon', from: '12:00' },
  { value: 'evening', from: '17:00' },
  { value: 'night', from: '21:00' },
];
