import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Random } from '#platform/random';
import { isPageAddress, pageUrl } from './page-address.ts';
import { pinScripts } from './pin-scripts.ts';
import { registerGatePage } from './gate-page.ts';
import { registerRoomPages } from './room-pages.ts';

const NONCE_BYTES = 16;
const FAILED_FROM_STATUS = 400;
const HASHED_ASSET_MAX_AGE_MS = 365 * 24 * 60 * 60 * 1_000;
const PUBLIC_FILE_MAX_AGE_MS = 60 * 60 * 1_000;
const SERVICE_WORKERS: ReadonlySet<string> = new Set(['service-worker.js', 'gate-worker.js']);

export interface WebDeps {
  /** What `react-router build` wrote: `client/`, `server/`, `waiting-room/` and `gate/`. */
  readonly buildFolder: string;
  /**
   * Where people reach the shop. Pages that everybody may keep name it, so it comes from the
   * settings: a visitor's Host header must not end up in somebody else's page.
   */
  readonly publicUrl: string;
  /** For the nonces of the Content-Security-Policy. */
  readonly random: Random;
  /** Whether there is a page `/gallery`. */
  readonly gallery: boolean;
  /**
   * Answers `/api/v1/…` in process, so that rendering a page opens no connection to ourselves.
   * `visitor` is who asked for the page.
   */
  readonly fetchApi: (request: Request, visitor: Visitor) => Promise<Response>;
  /** Counts a page against its visitor's limit. @throws too-many-requests */
  readonly countVisit: (visitor: Visitor) => Promise<void>;
}

export interface Visitor {
  readonly address: string;
}

/** The one function that the web's server build exports (apps/web/src/app/server.ts). */
type RenderPage = (
  request: Request,
  deps: { fetchApi: (request: Request) => Promise<Response>; nonce: string; gallery: boolean },
) => Promise<Response>;

/**
 * Mounts the shop: hashed assets as immutable files, everything else that no route wants as a page.
 * Every page carries a Content-Security-Policy that allows nothing inline but its own scripts, by a
 * fresh nonce, or by what they say where the page may be kept for others; and nothing at all from
 * elsewhere.
 * @throws when the build is missing, with a line that says what to run
 */
export async function registerWeb(app: FastifyInstance, deps: WebDeps): Promise<void> {
  const clientFolder = join(deps.buildFolder, 'client');
  const serverEntry = join(deps.buildFolder, 'server', 'index.js');
  if (!existsSync(serverEntry)) {
    throw new Error(`The shop is not built (${serverEntry} is missing): run \`npm start\`.`);
  }
  const { renderPage }: { renderPage: RenderPage } = await import(pathToFileURL(serverEntry).href);

  await app.register(fastifyStatic, {
    root: join(clientFolder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: HASHED_ASSET_MAX_AGE_MS,
  });
  await app.register(fastifyStatic, {
    root: clientFolder,
    decorateReply: false,
    wildcard: false,
    globIgnore: ['assets/**'],
    maxAge: PUBLIC_FILE_MAX_AGE_MS,
    setHeaders: (reply, path) => {
      // Browsers look here for the next version of the shop; an old answer would hide it.
      if (SERVICE_WORKERS.has(basename(path))) reply.header('cache-control', 'no-cache');
    },
  });

  await registerRoomPages(app, join(deps.buildFolder, 'waiting-room'), securityHeaders([]));

  await registerGatePage(
    app,
    join(deps.buildFolder, 'gate'),
    // The reader of codes, where the browser has none of its own, is a WebAssembly program of ours.
    securityHeaders(["'wasm-unsafe-eval'"], { camera: true }),
  );

  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    config: { urgency: 'page' },
    handler: async (request, reply) => {
      if (!isPageAddress(request.url)) return reply.callNotFound();
      await deps.countVisit({ address: request.ip });
      const nonce = deps.random.bytes(NONCE_BYTES).toString('base64');
      const fetchApi = (asked: Request) => deps.fetchApi(asked, { address: request.ip });
      const page = await renderPage(webRequest(request, reply, deps.publicUrl), {
        fetchApi,
        nonce,
        gallery: deps.gallery,
      });
      reply.code(page.status).headers(Object.fromEntries(page.headers));
      // Also of the data that a page asks for later: nobody keeps trouble for others.
      if (page.status >= FAILED_FROM_STATUS) reply.header('cache-control', 'no-store');
      if (page.body && isShared(page)) {
        const { html, sources } = pinScripts(await page.text(), nonce);
        return reply.headers(securityHeaders(sources)).send(html);
      }
      return reply
        .headers(securityHeaders([`'nonce-${nonce}'`]))
        .send(page.body && Readable.fromWeb(page.body));
    },
  });
}

/**
 * The request as the web knows it, at the shop's public address; aborted when the visitor goes
 * away before the page is whole.
 */
function webRequest(request: FastifyRequest, reply: FastifyReply, publicUrl: string): Request {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  return new Request(pageUrl(publicUrl, request.url), {
    method: request.method,
    headers,
    signal: gone.signal,
  });
}

/** Whether others than its reader may keep the page: then its nonce would not be fresh any more. */
function isShared({ headers }: Response): boolean {
  return (
    headers.get('cache-control')?.startsWith('public') === true &&
    headers.get('content-type')?.startsWith('text/html') === true
  );
}

/** `camera`: for the one page that needs it. */
function securityHeaders(
  scriptSources: readonly string[],
  { camera = false } = {},
): Record<string, string> {
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...scriptSources].join(' '),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': `camera=(${camera ? 'self' : ''}), geolocation=(), microphone=(), payment=()`,
  };
}
