import { afterEach, describe, expect, test } from 'vitest';
import { silentLogger } from '#platform/telemetry/logger';
import { manualClock } from '#test/kit/manual-clock';
import { orderPaper } from '../order.fixture.ts';
import { readPdf } from './pdf-reader.fixture.ts';
import { createPdfPrinter, type PdfPrinter } from './pdf-printer.ts';
import { printTickets } from './pdf-worker.ts';

let printer: PdfPrinter;
afterEach(() => printer.stop());

const deps = () => ({ clock: manualClock(), log: silentLogger });

describe('the printing thread', () => {
  test('prints the same bytes as the hand that draws', async () => {
    printer = createPdfPrinter(deps());
    const paper = orderPaper({ titleName: 'दंगल' });
    const printed = await printer.print(paper);
    expect(Buffer.from(printed).equals(await printTickets(paper))).toBe(true);
    expect(readPdf(printed).pages).toHaveLength(1);
  });

  test('refuses at once what its line cannot hold, and finishes what it took', async () => {
    printer = createPdfPrinter(deps(), 2);
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, () => printer.print(orderPaper())),
    );
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(5);
    expect(refused[0]).toMatchObject({
      reason: { code: 'overloaded', members: { retryAfterMs: 2_000 } },
    });
    expect((await printer.print(orderPaper())).byteLength).toBeGreaterThan(10_000);
  });

  test('gives up a paper that never gets ready, and goes on with the next', async () => {
    const clock = manualClock();
    printer = createPdfPrinter({ clock, log: silentLogger });
    const huge = orderPaper(
      {},
      Array.from({ length: 3_000 }, () => ({})),
    );
    const late = expect(printer.print(huge)).rejects.toMatchObject({ code: 'overloaded' });
    await clock.advance(30_000);
    await late;
    expect((await printer.print(orderPaper())).byteLength).toBeGreaterThan(10_000);
  });

  test('fails alone with a paper that cannot be drawn', async () => {
    printer = createPdfPrinter(deps());
    await expect(printer.print(orderPaper({ timeZone: 'No/Where' }))).rejects.toThrow(
      /time ?zone/i,
    );
    expect((await printer.print(orderPaper())).byteLength).toBeGreaterThan(10_000);
  });

  test('finishes what waits before it stops', async () => {
    printer = createPdfPrinter(deps());
    const prints = Array.from({ length: 3 }, () => printer.print(orderPaper()));
    await printer.stop();
    expect(await Promise.all(prints)).toHaveLength(3);
  });
});
