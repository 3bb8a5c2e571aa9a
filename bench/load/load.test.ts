import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ARENA, seatCount } from '../house/room.ts';
import { Connection } from './connection.ts';
import { Histogram } from './histogram.ts';
import { pairAt } from './hold-requests.ts';
import { post } from './requests.ts';

test('a connection reads answers whole, however they are cut up, and goes on with the next', async () => {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      if (body === 'nothing') return response.writeHead(204).end();
      const text = body.repeat(20_000);
      response.writeHead(201, { 'Content-Length': text.length });
      response.write(text.slice(0, 7));
      setTimeout(() => response.end(text.slice(7)), 5);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connection = await Connection.open((server.address() as AddressInfo).port);
  for (const word of ['one', 'nothing', 'three']) {
    const { status, body } = await connection.ask(post('/', '', word));
    expect(status).toBe(word === 'nothing' ? 204 : 201);
    expect(body.toString()).toBe(word === 'nothing' ? '' : word.repeat(20_000));
  }
  server.closeAllConnections();
  await expect(connection.ask(post('/', '', 'gone'))).rejects.toThrow();
  server.close();
});

test('percentiles are right to 2.2 %, the largest value exactly, also after a journey', () => {
  const histogram = new Histogram();
  for (let ms = 1; ms <= 10_000; ms++) histogram.record(ms / 10);
  const again = Histogram.of([histogram.toData(), new Histogram().toData()]);
  for (const percent of [1, 50, 99, 99.9]) {
    const ratio = again.percentileMs(percent) / (percent * 10);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.022);
  }
  expect(again.percentileMs(100)).toBe(1_000);
  expect([again.count, again.maxMs]).toEqual([10_000, 1_000]);
});

test('no seat of a stock is asked for twice, and all of them are', () => {
  const stock = { atOnce: 8, showIds: Array.from({ length: 10 }, (_, n) => `s${n}`), room: ARENA };
  const seats = new Set<string>();
  const pairs = (seatCount(ARENA) * 8) / 2;
  for (let pair = 0; pair < pairs; pair++) {
    const { showId, seatIds } = pairAt(stock, pair);
    for (const seatId of seatIds) seats.add(`${showId}/${seatId}`);
  }
  expect(seats.size).toBe(seatCount(ARENA) * 8);
  expect(pairAt(stock, pairs).showId).toBe('s8');
});
