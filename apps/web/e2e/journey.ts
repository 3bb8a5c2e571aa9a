import { env } from 'node:process';
import { type BrowserContext, test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

export interface Trouble {
  /** What a journey means to cause, written as it would be listed: `404 http://…`, `requestfailed …`. */
  allow(pattern: RegExp): void;
}

interface Journey {
  trouble: Trouble;
  /** A page of another browser: its own storage, its own session. */
  anotherBuyer: () => Promise<Page>;
  /** Moves the house's clock on; the browser's stays. */
  houseLater: (ms: number) => Promise<void>;
}

/**
 * A journey that also fails when anything goes wrong on the way, seen or unseen: an error in the
 * console, a violated Content-Security-Policy, a request that failed, a page or file that is
 * missing, a server that broke, or a request to anybody but the house.
 */
export const test = base.extend<Journey>({
  trouble: [
    async ({ context, baseURL }, use) => {
      const found: string[] = [];
      const allowed: RegExp[] = [];
      watch(context, new URL(baseURL ?? '').origin, found);
      await use({ allow: (pattern) => allowed.push(pattern) });
      const left = found.filter((line) => !allowed.some((pattern) => pattern.test(line)));
      if (left.length > 0) throw new Error(`Trouble on the way:\n${left.join('\n')}`);
    },
    { auto: true },
  ],

  anotherBuyer: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    const found: string[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      watch(context, new URL(baseURL ?? '').origin, found);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    if (found.length > 0) throw new Error(`Trouble at another buyer’s:\n${found.join('\n')}`);
  },

  // Playwright reads from the pattern which fixtures are wanted: none.
  // oxlint-disable-next-line no-empty-pattern
  houseLater: async ({}, use) => {
    await use(async (ms) => {
      await fetch(`${env['HOUSEFUL_CLOCK_URL']}?ms=${ms}`, { method: 'POST' });
    });
  },
});

/** A step elsewhere ends what the page was still loading: that is no failure. */
const ENDED_BY_THE_PAGE = 'net::ERR_ABORTED';

function watch(context: BrowserContext, house: string, found: string[]): void {
  context.on('weberror', (error) => found.push(`error ${error.error().stack}`));
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    // Chromium's own note of an answer from 400 on; answers are judged below.
    if (message.text().startsWith('Failed to load resource')) return;
    found.push(`console ${message.text()} (${message.page()?.url()})`);
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== house) found.push(`stranger ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    if (reason !== ENDED_BY_THE_PAGE) found.push(`requestfailed ${reason} ${request.url()}`);
  });
  context.on('response', (response) => {
    const status = response.status();
    if (status < 400) return;
    // A refusal is an ordinary answer of the API; the screen says what it means. A 500 is a bug.
    if (status !== 500 && new URL(response.url()).pathname.startsWith('/api/')) return;
    found.push(`${status} ${response.url()}`);
  });
}
