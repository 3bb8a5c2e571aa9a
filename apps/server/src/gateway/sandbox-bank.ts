import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Id } from '@houseful/contract/primitives';
import {
  PAY_FIELDS,
  type PayForm,
  type PayFormErrors,
  type PayPage,
  type SandboxDesk,
} from '@houseful/contract/sandbox-desk';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isDatabaseAway } from '#platform/postgres/failures';
import { Problem } from '#platform/problem';
import type { RateLimits } from './rate-limits.ts';
import { renderClosedPage, renderTroublePage } from './sandbox-bank/closed-page.ts';
import { ASSETS_PATH } from './sandbox-bank/layout.ts';
import { renderPayPage } from './sandbox-bank/pay-page.ts';
import { upiQr } from './sandbox-bank/upi-qr.ts';

const PAY_PATH = '/sandbox/pay/:intentId';
const FORM_BYTES_MAX = 4_096;
const FIELD_CHARACTERS_MAX = 200;
const RETRY_AFTER_SECONDS = '5';

const CSS = ['bank.css', 'pay-form.css']
  .map((name) => readFileSync(new URL(`./sandbox-bank/${name}`, import.meta.url), 'utf8'))
  .join('\n');
const CSS_VERSION = createHash('sha256').update(CSS).digest('base64url').slice(0, 12);
const CSS_URL = `${ASSETS_PATH}/bank.css?v=${CSS_VERSION}`;

/**
 * Serves the payment page of the sandbox bank under `/sandbox`, as a bank's own site would:
 * plain HTML forms that work without a script. A form belongs to the intent whose unguessable
 * id is in its address. What is typed is neither kept nor logged.
 */
export function registerSandboxBank(
  app: FastifyInstance,
  {
    desk,
    rateLimits,
  }: { readonly desk: SandboxDesk; readonly rateLimits: Pick<RateLimits, 'countRequest'> },
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES_MAX },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.addHook('onRequest', async (request) => {
      const operation = {
        method: request.method === 'POST' ? 'POST' : 'GET',
        limit: 'general',
      } as const;
      await rateLimits.countRequest({ operation, caller: null, address: request.ip });
    });
    scope.setErrorHandler((error, request, reply) => {
      const status = statusOf(error);
      if (status === 429 || status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
      if (status >= 500) request.log.error({ err: error }, 'the sandbox bank page failed');
      return sendPage(reply, status, troublePageFor(status));
    });

    scope.get(`${ASSETS_PATH}/bank.css`, async (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('text/css; charset=utf-8')
        .send(CSS),
    );

    scope.get<{ Params: { intentId: string } }>(PAY_PATH, async ({ params }, reply) => {
      const page = isIntentId(params.intentId) ? await desk.open(params.intentId) : null;
      if (!page) return sendPage(reply, 404, noSuchPayment());
      return sendPage(reply, 200, await renderPage(page), page);
    });

    scope.post<{ Params: { intentId: string } }>(PAY_PATH, async (request, reply) => {
      const { intentId } = request.params;
      if (!isIntentId(intentId)) return sendPage(reply, 404, noSuchPayment());
      const form = readForm(request.body);
      const result = await desk.pay(intentId, form);
      switch (result.kind) {
        case 'no-such-payment':
          return sendPage(reply, 404, noSuchPayment());
        case 'closed':
          return reply.redirect(request.url, 303);
        case 'tried':
          return reply.header('cache-control', 'no-store').redirect(result.returnTo, 303);
        case 'invalid': {
          const page = await desk.open(intentId);
          if (!page) return sendPage(reply, 404, noSuchPayment());
          return sendPage(reply, 422, await renderPage(page, form, result.errors), page);
        }
      }
    });
  });
}

function readForm(body: unknown): PayForm {
  const sent = body instanceof URLSearchParams ? body : new URLSearchParams();
  const fields = PAY_FIELDS.map((field) => [
    field,
    (sent.get(field) ?? '').slice(0, FIELD_CHARACTERS_MAX),
  ]);
  return Object.fromEntries(fields) as PayForm;
}

async function renderPage(page: PayPage, typed?: PayForm, errors?: PayFormErrors): Promise<string> {
  if (page.state !== 'open' && page.state !== 'processing') {
    return renderClosedPage(page, page.state, CSS_URL);
  }
  return renderPayPage({
    page,
    qrUrl: await upiQr(page),
    cssUrl: CSS_URL,
    ...(typed && { typed }),
    ...(errors && { errors }),
  });
}

function sendPage(reply: FastifyReply, status: number, body: string, page?: PayPage): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-security-policy': contentSecurityPolicy(page),
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex',
      'cross-origin-opener-policy': 'same-origin',
    })
    .type('text/html; charset=utf-8')
    .send(body);
}

/** Nothing but our own style sheet, the QR code, and the form, which ends at the shop. */
function contentSecurityPolicy(page: PayPage | undefined): string {
  const shop = page ? ` ${new URL(page.backUrl).origin}` : '';
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    `form-action 'self'${shop}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

function isIntentId(text: string): boolean {
  return Id.safeParse(text).success;
}

function statusOf(error: unknown): number {
  if (isDatabaseAway(error)) return 503;
  if (error instanceof Problem) return error.status;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

function noSuchPayment(): string {
  return renderTroublePage(
    'No such payment',
    'This address belongs to no payment. Please go back to the shop and start again from there.',
    CSS_URL,
  );
}

function troublePageFor(status: number): string {
  return status >= 500 || status === 429
    ? renderTroublePage(
        'Please try again',
        'The bank cannot answer just now. If you pressed “Pay” already, pressing it again is safe: the same page pays once.',
        CSS_URL,
      )
    : renderTroublePage(
        'That did not work',
        'The bank could not read what was sent. Please go back and try again.',
        CSS_URL,
      );
}
