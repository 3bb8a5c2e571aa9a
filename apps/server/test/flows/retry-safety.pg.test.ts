import { expect, test } from 'vitest';
import { allOperations } from '../../src/gateway/operations.ts';
import { examineControl, examineRetries } from './retry-safety.exam.ts';
import type { Row } from './retry-safety.scene.ts';
import { BUYERS_RETRIES, RETRIES } from './retry-safety.table.ts';

test('every operation that may change something has its row, and says what names it', () => {
  const writing = allOperations.filter(({ method }) => method !== 'GET').map(({ name }) => name);
  expect(Object.keys(RETRIES).toSorted()).toEqual(writing.toSorted());
  for (const row of Object.values<Row>(RETRIES)) {
    if (row.knownBy === 'key') expect(row.other ?? row.because).toBeDefined();
    if (row.knownBy !== 'key') expect(row.because).toBeDefined();
  }
});

examineRetries(BUYERS_RETRIES);
examineControl(RETRIES.continueAsGuest, RETRIES.holdSeats);
