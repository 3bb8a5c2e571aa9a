import { expect, test } from 'vitest';
import { extendableTo } from './hold-extension.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute));

test.each([
  ['by the extension', 5, 20, 59, 15],
  ['to the ceiling from its beginning', 15, 20, 59, 20],
  ['to the end of the sale', 5, 20, 12, 12],
  ['not, where there is no extension', 0, 20, 59, null],
  ['not, where the ceiling is no later', 5, 10, 59, null],
  ['not, where the sale ends before the hold', 5, 20, 8, null],
])('a hold of ten minutes may be extended %s', (_, extension, ceiling, closes, expected) => {
  const terms = { holdExtensionMs: extension * 60_000, holdTotalMsMax: ceiling * 60_000 };
  const end = extendableTo({ createdAt: at(0), expiresAt: at(10) }, at(closes), terms);
  expect(end).toEqual(expected === null ? null : at(expected));
});
