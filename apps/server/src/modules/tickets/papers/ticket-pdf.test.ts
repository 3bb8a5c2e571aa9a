import { describe, expect, test, vi } from 'vitest';
import { orderPaper } from '../order.fixture.ts';
import { type ReadPage, readPdf } from './pdf-reader.fixture.ts';
import { printTickets } from './pdf-worker.ts';
import { scanBars } from './qr-reader.fixture.ts';

const A5 = { width: 419.53, height: 595.28 };
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

async function print(...[show, tickets]: Parameters<typeof orderPaper>) {
  return readPdf(await printTickets(orderPaper(show, tickets)));
}

async function printPage(...parts: Parameters<typeof orderPaper>): Promise<ReadPage> {
  const [page] = (await print(...parts)).pages;
  if (!page) throw new Error('no page');
  return page;
}

describe('the printed ticket', () => {
  test('says what, where, when, which seat and at what price', async () => {
    expect((await printPage()).texts).toEqual(
      expect.arrayContaining([
        'Dangal',
        'UA 13+',
        'Hindi · 2D',
        '8:00 pm',
        'Friday, 20 November 2026',
        'India Standard Time',
        'PVR Icon, Phoenix',
        'Palladium',
        'Screen 4',
        'Gold',
        'K',
        '12',
        '2',
        'K7QM4PXD-1',
        'K7QM4PXD',
        '₹1,250.00',
      ]),
    );
  });

  test('tells the time of the venue, wherever the buyer is', async () => {
    const { texts } = await printPage({ timeZone: 'America/New_York' });
    expect(texts).toContain('9:30 am');
    expect(texts).toContain('Eastern Standard Time');
  });

  test('has a page for each ticket', async () => {
    const { pages } = await print({}, [{ number: '12' }, { number: '13' }, { number: '14' }]);
    expect(pages.map(({ texts }) => texts[1])).toEqual([
      'Ticket 1 of 3',
      'Ticket 2 of 3',
      'Ticket 3 of 3',
    ]);
    expect(pages.map(({ texts }) => texts.includes('14'))).toEqual([false, false, true]);
  });

  test('shows a code that a scanner reads as the payload', async () => {
    const paper = orderPaper();
    const [page] = readPdf(await printTickets(paper)).pages;
    expect(scanBars(page?.qrBars ?? [])).toBe(paper.tickets[0]?.payload);
  });

  test('embeds every font it uses and no font of the viewer', async () => {
    const { fonts } = await print({ titleName: 'दंगल (Dangal)' });
    expect(fonts.length).toBeGreaterThan(3);
    expect(fonts.filter(({ embedded }) => !embedded)).toEqual([]);
    expect(fonts.map(({ name }) => name).join()).toMatch(/NotoSansDevanagari-Bold/);
  });

  test('draws Devanagari shaped, in its own font, and can be copied as it is spelt', async () => {
    const { texts, pieces } = await printPage({ titleName: 'क्रिकेट (Cricket)' });
    expect(texts).toContain('क्रिकेट (Cricket)');
    // The vowel sign stands before the conjunct it is spoken after: proof that it was shaped.
    expect(pieces.map(({ text }) => text)).toContain('िक्रकेट ');
  });

  test('is the same bytes whenever it is printed', async () => {
    const today = await printTickets(orderPaper());
    vi.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z'), toFake: ['Date'] });
    try {
      expect(await printTickets(orderPaper())).toEqual(today);
    } finally {
      vi.useRealTimers();
    }
  });

  test('shows a certificate for adults with the advice to bring an ID', async () => {
    const { texts } = await printPage({ certificate: 'A' });
    expect(texts.join(' ')).toContain('bring a photo ID');
    expect((await printPage()).texts.join(' ')).not.toContain('photo ID');
  });

  test('names the place where there are no rows, and leaves out a gate there is not', async () => {
    const { texts } = await printPage({}, [{ row: '', number: '1204', gate: '' }]);
    expect(texts).toEqual(expect.arrayContaining(['PLACE', '1204']));
    expect(texts).not.toEqual(expect.arrayContaining(['ROW']));
    expect(texts).not.toEqual(expect.arrayContaining(['GATE']));
  });

  test.each<[string, ...Parameters<typeof orderPaper>]>([
    [
      'compound words without end',
      { titleName: `${LONG} ${LONG}`, venueName: LONG, screenName: LONG, venueAddress: LONG },
      [
        {
          section: LONG,
          gate: LONG.slice(0, 20),
          categoryName: LONG,
          row: 'ABCDEFGH',
          number: '12345678',
        },
      ],
    ],
    [
      'text that looks like markup, control characters and direction overrides',
      { titleName: '<b>"x"</b>\u202e\u0000)Tj\n(\\', venueName: '\u2066%PDF-1.7 endstream endobj' },
      [{ section: '(((' }],
    ],
    [
      'letters that no font of ours has',
      { titleName: '日本 🎭 தமிழ் 👩‍👩‍👧', venueName: '\ufdd0', language: '' },
      [{ section: 'ไทย', gate: '' }],
    ],
    [
      'nothing at all',
      { titleName: '', venueName: '', venueAddress: '', screenName: '' },
      [{ section: '', gate: '' }],
    ],
    ['a large sum', {}, [{ priceAmount: 9_007_199_254_740_991, code: 'K7QM4PXD-500' }]],
  ])('keeps %s inside the page and apart from each other', async (_, show, tickets) => {
    const { pieces } = await printPage(show, tickets);
    for (const piece of pieces) {
      expect(piece.x).toBeGreaterThanOrEqual(29);
      expect(piece.x + piece.width).toBeLessThanOrEqual(A5.width - 29);
      expect(piece.y).toBeGreaterThan(10);
    }
    expect(overlaps(pieces)).toEqual([]);
  });
});

/** Pairs of pieces whose letters (without the air around them) lie on each other. */
function overlaps(pieces: ReadPage['pieces']): string[] {
  return pieces.flatMap((a, index) =>
    pieces
      .slice(index + 1)
      .filter(
        (b) =>
          a.x < b.x + b.width - 0.5 &&
          b.x < a.x + a.width - 0.5 &&
          a.y < b.y + b.size * 0.7 &&
          b.y < a.y + a.size * 0.7,
      )
      .map((b) => `${a.text} / ${b.text}`),
  );
}
