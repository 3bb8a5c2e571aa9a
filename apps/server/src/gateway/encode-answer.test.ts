import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodeAnswer } from './encode-answer.ts';

test('the same object is written out once; an equal one has the same tag', () => {
  const answer = { seats: ['A1', 'A2'] };
  const first = encodeAnswer(answer);
  expect(encodeAnswer(answer)).toBe(first);
  expect(encodeAnswer({ seats: ['A1', 'A2'] }).etag).toBe(first.etag);
  expect(encodeAnswer({ seats: ['A1'] }).etag).not.toBe(first.etag);
});

test('compression happens once, however many readers ask for it together', async () => {
  const answer = encodeAnswer({ text: 'seat '.repeat(50_000) });
  const [one, other] = await Promise.all([answer.compressed(), answer.compressed()]);
  expect(one).toBe(other);
  expect(one.length).toBeLessThan(answer.body.length / 10);
  expect(gunzipSync(one).toString()).toBe(answer.body.toString());
});

test('what a tag stands for does not depend on how the answer travels', () => {
  const small = encodeAnswer({ name: 'गाना' });
  const large = encodeAnswer({ name: 'गाना'.repeat(1_000) });
  expect(small.body).toBe('{"name":"गाना"}');
  expect(large.body).toBeInstanceOf(Buffer);
  expect(encodeAnswer(Buffer.from('{"name":"गाना"}')).etag).toBe(small.etag);
});
