import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GatheringResponse } from './gathering-response.ts';

const LARGE = 'x'.repeat(1_000_000);
let server: Server;
let base: string;
/** Answers that were over for whoever wrote them, and had not left when the next one was. */
let waited = 0;
let ready: GatheringResponse[] = [];
beforeAll(async () => {
  server = createServer({ ServerResponse: GatheringResponse }, (request, response) => {
    if (request.url === '/large') {
      response.write(LARGE);
      response.end(LARGE);
      return;
    }
    if (request.url === '/bad') {
      response.end(5);
      return;
    }
    // Together, in one turn, when as many as were promised are here.
    ready.push(response);
    if (ready.length < Number(request.url?.slice(1))) return;
    for (const one of ready) one.end('done');
    waited = ready.filter(({ writableEnded, headersSent }) => writableEnded && !headersSent).length;
    ready = [];
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('answers of one turn wait for its end, and all of them leave then', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(`${base}/5`)));
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(Array(5).fill('done'));
  expect(waited).toBe(5);
});

test('what is written piece by piece arrives whole', async () => {
  expect(await (await fetch(`${base}/large`)).text()).toBe(LARGE + LARGE);
});

test('one that cannot be sent breaks off alone', async () => {
  await expect(fetch(`${base}/bad`)).rejects.toThrow('fetch failed');
  expect(await (await fetch(`${base}/1`)).text()).toBe('done');
});
