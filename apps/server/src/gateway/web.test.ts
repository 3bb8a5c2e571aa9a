import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify, type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#platform/random';
import { injectRequest, isForAPage } from './inject-request.ts';
import { answerProblems } from './problems.ts';
import { registerWeb } from './web.ts';

/** Stands in for the web's server build: says what it was given. */
const RENDER_PAGE = `
export async function renderPage(request, { fetchApi, nonce }) {
  const path = new URL(request.url).pathname;
  if (path === '/broken') throw new Error('no such chunk');
  if (path === '/moved') return Response.redirect(new URL('/there', request.url));
  if (path === '/kept') {
    return new Response('<script nonce="' + nonce + '">go()</script>', {
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=30' },
    });
  }
  const api = await fetchApi(new Request(new URL('/api/v1/cities', request.url)));
  const body = JSON.stringify({ method: request.method, url: request.url, nonce, api: await api.text() });
  return new Response(request.method === 'HEAD' ? null : body, {
    status: path === '/missing' ? 404 : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': path === '/own' ? 'no-store' : 'public, max-age=30',
    },
  });
}`;

let buildFolder: string;
let app: FastifyInstance;
const visitors: string[] = [];

beforeAll(async () => {
  buildFolder = await mkdtemp(join(tmpdir(), 'houseful-web-'));
  await mkdir(join(buildFolder, 'client', 'assets'), { recursive: true });
  await mkdir(join(buildFolder, 'server'));
  await mkdir(join(buildFolder, 'waiting-room'));
  await writeFile(join(buildFolder, 'waiting-room', 'en.html'), '<p>Waiting</p>');
  await writeFile(join(buildFolder, 'waiting-room', 'hi.html'), '<p>प्रतीक्षा</p>');
  await mkdir(join(buildFolder, 'gate'));
  await writeFile(join(buildFolder, 'gate', 'gate.html'), '<p>Gate</p>');
  await writeFile(join(buildFolder, 'package.json'), '{"type":"module"}');
  await writeFile(join(buildFolder, 'server', 'index.js'), RENDER_PAGE);
  await writeFile(join(buildFolder, 'client', 'favicon.svg'), '<svg/>');
  await writeFile(join(buildFolder, 'client', 'service-worker.js'), '// worker');
  await writeFile(join(buildFolder, 'client', 'assets', 'root-abc123.js'), 'export {};');
  app = fastify();
  answerProblems(app);
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'no-such-route' }));
  app.get('/api/v1/cities', async () => 'from the API');
  app.get('/api/v1/mirror', async ({ ip, url, headers }, reply) =>
    reply
      .code(418)
      .header('x-seen', 'yes')
      .send({ ip, url, token: headers.authorization, counted: !isForAPage() }),
  );
  const broken = async () => {
    throw new Error('no such chunk');
  };
  app.get('/api/v1/broken', broken);
  app.post('/broken', broken);
  await registerWeb(app, {
    buildFolder,
    publicUrl: 'https://tickets.example.org',
    random: seededRandom('web'),
    gallery: false,
    countVisit: async ({ address }) => void visitors.push(address),
    fetchApi: async (request) => {
      return new Response((await app.inject(new URL(request.url).pathname)).body);
    },
  });
});
afterAll(async () => {
  await app.close();
  await rm(buildFolder, { recursive: true });
});

it('lets the scanner’s page alone use the camera', async () => {
  const gate = await app.inject('/gate');
  expect(gate.body).toBe('<p>Gate</p>');
  expect(gate.headers['permissions-policy']).toContain('camera=(self)');
  const again = await app.inject({
    url: '/gate',
    headers: { 'if-none-match': String(gate.headers['etag']) },
  });
  expect(again.statusCode).toBe(304);
  const other = await app.inject('/waiting-rooms/wtr_1');
  expect(other.headers['permissions-policy']).toContain('camera=()');
});

describe('the page people wait on', () => {
  it.each([
    ['/waiting-rooms/wtr_1', '<p>Waiting</p>'],
    ['/waiting-rooms/wtr_2/draw?x=1', '<p>Waiting</p>'],
    ['/hi/waiting-rooms/wtr_1', '<p>प्रतीक्षा</p>'],
  ])('is one file for every room: %s', async (url, html) => {
    visitors.length = 0;
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.body, visitors]).toEqual([200, html, []]);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toContain('public, max-age=60');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    const { etag = '' } = answer.headers;
    const again = await app.inject({ url, headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

describe('the shop’s pages', () => {
  it('are rendered for every address that no route wants, with the API in process', async () => {
    const answer = await app.inject('/mumbai?x=1');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=30');
    expect(answer.json()).toMatchObject({
      method: 'GET',
      url: 'https://tickets.example.org/mumbai?x=1',
      api: 'from the API',
    });
  });

  it.each([
    ['a forged Host header', '/mumbai', { host: 'evil.test' }],
    ['two slashes in front', '//evil.test/mumbai', {}],
  ])('are rendered at the public address whatever is asked: %s', async (_trick, url, headers) => {
    const answer = await app.inject({ url, headers });
    expect(new URL(answer.json().url).origin).toBe('https://tickets.example.org');
  });

  it('count as one visit of who asked, however often they ask the API', async () => {
    visitors.length = 0;
    await app.inject({ url: '/', remoteAddress: '203.0.113.7' });
    expect(visitors).toEqual(['203.0.113.7']);
  });

  it('allow no inline script but their own: the nonce is fresh and the same in page and policy', async () => {
    const nonces = new Set<string>();
    for (let n = 0; n < 3; n += 1) {
      const answer = await app.inject('/own');
      const policy = String(answer.headers['content-security-policy']);
      const { nonce } = answer.json();
      expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`);
      expect(policy).not.toContain('unsafe');
      expect(policy.replaceAll('data:', '').replaceAll('blob:', '')).not.toMatch(/https?:|\*/);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('that others may keep carry no nonce: their scripts are allowed by what they say', async () => {
    const answer = await app.inject('/kept');
    expect(answer.body).toBe('<script>go()</script>');
    const hash = createHash('sha256').update('go()').digest('base64');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).not.toMatch(/nonce|unsafe/);
  });

  it('answer HEAD like GET, without the page', async () => {
    const answer = await app.inject({ method: 'HEAD', url: '/mumbai' });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(answer.headers['content-type']).toContain('text/html');
  });

  it('keep their status and redirects', async () => {
    const missing = await app.inject('/missing');
    expect([missing.statusCode, missing.headers['cache-control']]).toEqual([404, 'no-store']);
    const moved = await app.inject('/moved');
    expect([moved.statusCode, moved.headers.location]).toEqual([
      302,
      'https://tickets.example.org/there',
    ]);
  });

  it.each(['/api/v1/nothing', '/art/nothing.svg', '/sandbox/x', '/assets/gone.js', '/metrics'])(
    'do not answer for %s, which is somebody else’s',
    async (url) => {
      const answer = await app.inject(url);
      expect([answer.statusCode, answer.json()]).toEqual([404, { code: 'no-such-route' }]);
    },
  );
});

describe('a page that cannot be made', () => {
  const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  it('is a page of plain words for a browser, without anything that a policy must allow', async () => {
    const answer = await app.inject({ url: '/broken', headers: browser });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      500,
      'text/html; charset=utf-8',
    ]);
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none';/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain('<h1>This page cannot be shown just now</h1>');
    expect(answer.body).not.toMatch(/style|<script|chunk/);
  });

  it('is a problem for programs, and so is everything that is no page', async () => {
    const page = await app.inject({ url: '/broken', headers: { accept: 'application/json' } });
    expect([page.statusCode, page.json().code]).toEqual([500, 'bug']);
    const api = await app.inject({ url: '/api/v1/broken', headers: browser });
    expect([api.statusCode, api.json().code]).toEqual([500, 'bug']);
    const write = await app.inject({ method: 'POST', url: '/broken', headers: browser });
    expect([write.statusCode, write.json().code]).toEqual([500, 'bug']);
  });
});

describe('a request in process', () => {
  it('arrives as the visitor’s own, and its answer comes back whole', async () => {
    const request = new Request('http://shop.test/api/v1/mirror?x=1', {
      headers: { authorization: 'Bearer t' },
    });
    const answer = await injectRequest(app, request, { address: '203.0.113.7' });
    expect([answer.status, answer.headers.get('x-seen')]).toEqual([418, 'yes']);
    expect(await answer.json()).toEqual({
      ip: '203.0.113.7',
      url: '/api/v1/mirror?x=1',
      token: 'Bearer t',
      counted: false,
    });
    expect((await app.inject('/api/v1/mirror')).json().counted).toBe(true);
  });
});

describe('the shop’s files', () => {
  it('with a hash in their name are kept for ever, the others are not', async () => {
    const asset = await app.inject('/assets/root-abc123.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const icon = await app.inject('/favicon.svg');
    expect(icon.headers['cache-control']).toBe('public, max-age=3600');
    expect(icon.body).toBe('<svg/>');
  });

  it('let the service worker be new whenever it is asked for', async () => {
    const worker = await app.inject('/service-worker.js');
    expect(worker.headers['cache-control']).toBe('no-cache');
    expect(worker.headers['content-type']).toMatch(/^(text|application)\/javascript/);
    expect(worker.body).toBe('// worker');
    const policy = String((await app.inject('/')).headers['content-security-policy']);
    expect(policy).toContain("worker-src 'self'; manifest-src 'self';");
  });

  it('cannot be left upwards', async () => {
    for (const url of ['/assets/../../server/index.js', '/assets/..%2f..%2fserver/index.js']) {
      expect((await app.inject(url)).body).not.toContain('renderPage');
    }
  });

  it('missing altogether stop the start with one line that says what to run', async () => {
    const nowhere = {
      buildFolder: join(buildFolder, 'nowhere'),
      publicUrl: 'https://tickets.example.org',
      random: seededRandom('nowhere'),
      gallery: false,
      fetchApi: async () => new Response(),
      countVisit: async () => undefined,
    };
    await expect(registerWeb(fastify(), nowhere)).rejects.toThrow(
      /^The shop is not built.*npm start.*$/,
    );
  });
});
