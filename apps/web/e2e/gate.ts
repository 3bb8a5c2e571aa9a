import type { Hold, PlacedOrder } from '@houseful/contract/booking';
import type { ShowsByVenue, TitleCard } from '@houseful/contract/catalog';
import type { CheckInList, GateCounts, GateShow } from '@houseful/contract/gate';
import type { Session } from '@houseful/contract/identity';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { callApi, OPERATOR } from './shop.ts';

const TICKETS_PER_ORDER = 10;
const HOUR_MS = 3_600_000;

export interface GateWorld {
  readonly token: string;
  readonly show: GateShow;
  readonly list: CheckInList;
}

/** A film's show of the coming day with so many seats left, at whose gate nobody was yet and which is open; and who runs it. */
export async function openGate(request: APIRequestContext, seats: number): Promise<GateWorld> {
  const { accessToken: token } = await callApi<Session>(request, 'post', '/auth/login', {
    data: OPERATOR,
  });
  for await (const { showId, date } of showsWithSeats(request, seats)) {
    const world = await worldOf(request, { token, showId, date });
    const { entered } = await countsOf(request, world);
    if (entered === 0) return world;
  }
  throw new Error('no show of the coming day has that many seats left');
}

async function worldOf(
  request: APIRequestContext,
  { token, showId, date }: { token: string; showId: string; date: string },
): Promise<GateWorld> {
  const path = `/desk/gate/shows?date=${date}&limit=100`;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: GateShow[]; nextCursor: string | null } = await callApi(
      request,
      'get',
      path + (cursor ? `&cursor=${cursor}` : ''),
      { token },
    );
    const show = page.items.find((each) => each.showId === showId);
    const [list] = show?.lists ?? [];
    if (show && list) {
      const data = { rules: { opensAt: null, closesAt: null } };
      await callApi(request, 'patch', `/desk/gate/lists/${list.listId}`, { token, data });
      return { token, show, list };
    }
    cursor = page.nextCursor;
  }
  throw new Error(`the gate knows no show ${showId}`);
}

async function* showsWithSeats(
  request: APIRequestContext,
  seats: number,
): AsyncGenerator<{ showId: string; date: string }> {
  const now = Date.now();
  const { items } = await callApi<{ items: TitleCard[] }>(
    request,
    'get',
    '/movies?city=mumbai&limit=40',
  );
  for (const { titleId } of items) {
    const at = `/movies/${titleId}/shows`;
    const { dates } = await callApi<ShowsByVenue>(request, 'get', at);
    for (const date of dates.slice(0, 2)) {
      const { venues } = await callApi<ShowsByVenue>(request, 'get', `${at}?date=${date}`);
      const fitting = venues
        .flatMap(({ shows }) => shows)
        .filter(({ startsAt, availability }) => {
          const inMs = Date.parse(startsAt) - now;
          const isSoon = inMs > HOUR_MS && inMs < 22 * HOUR_MS;
          return isSoon && (availability?.seatsLeft ?? 0) >= seats;
        });
      for (const { showId } of fitting) yield { showId, date };
    }
  }
}

export interface BoughtTicket {
  readonly ticketId: string;
  /** What its QR code says. */
  readonly payload: string;
  /** Its owner's. */
  readonly token: string;
}

/** So many tickets, bought ten by ten. */
export async function buyTickets(
  request: APIRequestContext,
  showId: string,
  count: number,
  name: string,
): Promise<BoughtTicket[]> {
  const bought: BoughtTicket[] = [];
  while (bought.length < count) {
    const { accessToken: token } = await callApi<Session>(request, 'post', '/auth/guest', {
      data: { name },
    });
    const quantity = Math.min(TICKETS_PER_ORDER, count - bought.length);
    const call = <T>(path: string, data: unknown) =>
      callApi<T>(request, 'post', path, { token, data });
    const hold = await call<Hold>('/holds', { showId, quantity });
    const order = await call<PlacedOrder>('/orders', {
      holdId: hold.holdId,
      contact: { name, email: 'gate@example.com' },
    });
    const { tickets } = await call<{ tickets: { ticketId: string }[] }>(
      `/orders/${order.orderId}/confirm-payment`,
      { paymentToken: 'tok_success' },
    );
    for (const { ticketId } of tickets) {
      const path = `/tickets/${ticketId}`;
      const ticket = await callApi<{ payload: string }>(request, 'get', path, { token });
      bought.push({ ticketId, payload: ticket.payload, token });
    }
  }
  return bought;
}

/** Opens the page as a scanner of that name, by the link that the desk shows. */
export async function openScanner(page: Page, world: GateWorld, name: string) {
  const { device, pairingCode } = await callApi<{
    device: { deviceId: string };
    pairingCode: string;
  }>(page.request, 'post', '/desk/gate/devices', { token: world.token, data: { name } });
  await page.goto(`/gate#code=${pairingCode}`);
  await expect(page.getByText(`This scanner: ${name}`)).toBeVisible();
  await standAt(page, world);
  return device.deviceId;
}

/** Chooses the show on the scanner, whatever else is shown in the same room that day. */
export async function standAt(scanner: Page, { show, list }: GateWorld): Promise<void> {
  await scanner.getByLabel('Venue').selectOption({ label: show.label.venueName });
  await scanner.locator(`input[name="list"][value="${list.listId}"]`).check();
  await scanner.getByRole('button', { name: 'Start scanning' }).click();
}

/** Holds the ticket's QR code in front of the page's camera: its stream is a canvas on which the code is drawn. */
export async function holdUp(page: Page, { ticketId, token }: BoughtTicket): Promise<void> {
  const answer = await page.request.get(`/api/v1/tickets/${ticketId}/qr.svg`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const svg = await answer.text();
  await page.evaluate(async (drawing) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 480];
    const context = canvas.getContext('2d');
    setInterval(() => {
      if (!context) return;
      context.fillStyle = '#887766';
      context.fillRect(0, 0, 640, 480);
      context.translate(320, 240);
      context.rotate(0.05);
      context.drawImage(image, -190, -190, 380, 380);
      context.resetTransform();
    }, 100);
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(10));
  }, svg);
}

export interface Told {
  /** `entry`, `exit`, or why not. */
  readonly what: string;
  /** From the last key to the verdict. */
  readonly ms: number;
}

/**
 * A hand scanner reads it: very fast keys and Enter, wherever the focus is. `byKeys`: through the browser's own keyboard, which takes a second
 * a ticket; else the same keys from within the page.
 */
export async function scan(page: Page, payload: string, { byKeys = false } = {}): Promise<Told> {
  const verdict = page.locator('[data-verdict]');
  const before = (await verdict.count()) > 0 ? await verdict.getAttribute('data-number') : null;
  if (byKeys) {
    await page.keyboard.type(payload);
    await page.keyboard.press('Enter');
  } else {
    await page.evaluate((text) => {
      for (const key of [...text, 'Enter'])
        window.dispatchEvent(new KeyboardEvent('keydown', { key }));
    }, payload);
  }
  const next =
    before === null ? verdict : page.locator(`[data-verdict]:not([data-number="${before}"])`);
  await expect(next).toBeVisible();
  return {
    what: (await next.getAttribute('data-verdict')) ?? '',
    ms: Number(await next.getAttribute('data-ms')),
  };
}

export function countsOf(request: APIRequestContext, { token, show }: GateWorld) {
  return callApi<GateCounts>(request, 'get', `/desk/gate/shows/${show.showId}/counts`, { token });
}

/** Everything that the scanner keeps on the device, as text. */
export function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('houseful-gate');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
    const names = [...database.objectStoreNames];
    const kept = await Promise.all(
      names.map(
        (name) =>
          new Promise<unknown>((resolve) => {
            const all = database.transaction(name).objectStore(name).getAll();
            all.addEventListener('success', () => resolve([name, all.result]));
          }),
      ),
    );
    database.close();
    return JSON.stringify([kept, { ...localStorage }]);
  });
}
