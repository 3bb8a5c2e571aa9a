import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postOverHttp } from './post.ts';

const received: { method: string | undefined; headers: IncomingHttpHeaders; body: string }[] = [];
let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/hang') return;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, headers, url } = request;
      received.push({ method, headers, body: Buffer.concat(chunks).toString('utf8') });
      if (url === '/moved') response.writeHead(302, { location: '/hook' });
      else response.writeHead(url === '/hook' ? 200 : 503);
      response.end('thanks');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const headers = { 'content-type': 'application/json', 'sandbox-signature': 't=1,v1=ab' };
const never = new AbortController().signal;

test('sends the very bytes and headers, and answers the status', async () => {
  expect(await postOverHttp(`${origin}/hook`, '{"name":"ऐ"}', headers, never)).toBe(200);
  expect(received.at(-1)).toMatchObject({ method: 'POST', body: '{"name":"ऐ"}', headers });
  expect(await postOverHttp(`${origin}/elsewhere`, '{}', headers, never)).toBe(503);
});

test('follows no redirect', async () => {
  await expect(postOverHttp(`${origin}/moved`, '{}', headers, never)).rejects.toThrow();
});

test('gives up when told to, and says when nobody listens', async () => {
  const impatient = new AbortController();
  const posting = postOverHttp(`${origin}/hang`, '{}', headers, impatient.signal);
  impatient.abort(new Error('too slow'));
  await expect(posting).rejects.toThrow('too slow');
  await expect(postOverHttp('http://127.0.0.1:9/', '{}', headers, never)).rejects.toThrow();
});
