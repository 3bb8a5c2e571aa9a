import { expect, test } from 'vitest';
import { orderPaper } from '../order.fixture.ts';
import { qrBars, qrSvg } from './qr.ts';
import { barsOfSvg, scanBars } from './qr-reader.fixture.ts';

const payload = orderPaper().tickets[0]?.payload ?? '';

test('a scanner reads the payload from the drawing', async () => {
  const svg = await qrSvg(payload);
  expect(payload).toMatch(/^HF1:/);
  expect(scanBars(barsOfSvg(svg))).toBe(payload);
  expect(svg).not.toMatch(/script|href|http:(?!\/\/www\.w3\.org)/);
});

test('the code of a usual seat is 45 modules wide, for it is packed as letters and digits', () => {
  expect(qrBars(payload).modules).toBe(45);
});

test('a drop of rain on the code does not hide the payload', () => {
  const { bars } = qrBars(payload);
  const wet = bars.filter(({ x, y }) => !(x > 23 && x < 33 && y > 16 && y < 25));
  expect(bars.length - wet.length).toBeGreaterThan(8);
  expect(scanBars(wet)).toBe(payload);
});
