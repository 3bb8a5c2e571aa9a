import type { Hold, OrderDetails, Show } from '@houseful/contract/booking';
import type { ShowOnOffer, ShowsByVenue, TitleCard } from '@houseful/contract/catalog';
import type { Session } from '@houseful/contract/identity';
import type { APIRequestContext, Page } from '@playwright/test';
import { aShow, buyByApi, callApi, type MEMBER } from '../e2e/shop.ts';
import { aRoom, type TestRoom } from '../e2e/waiting-room.ts';
import type { Said } from '../e2e/words.ts';

/** Far from the show that is bought. */
const ROOM_NUMBER = 40;

/** What every screen may show: a show to sell, a stadium, and a guest who has been busy. */
export interface Stage {
  readonly page: Page;
  readonly said: Said;
  /** The house's clock only. */
  readonly houseLater: (ms: number) => Promise<void>;
  readonly show: ShowOnOffer;
  readonly stadium: ShowOnOffer;
  readonly coming: TitleCard | undefined;
  readonly venueId: string | undefined;
  readonly session: Session;
  readonly hold: Hold;
  /** Nobody pays for these. */
  readonly lateHold: Hold;
  readonly paid: OrderDetails;
  readonly cancelled: OrderDetails;
  /** In front of a show of its own; its doors are closed. */
  readonly room: TestRoom;
  /** Opens a page in the language of this run. */
  open(path: string): Promise<void>;
  become(who: typeof MEMBER | Session | null): Promise<void>;
}

export type Setting = Pick<Stage, 'show' | 'stadium' | 'coming' | 'venueId'>;

/** The same titles and shows for every run of screens. */
export async function findSetting(request: APIRequestContext): Promise<Setting> {
  const { items: concerts } = await callApi<{ items: TitleCard[] }>(
    request,
    'get',
    '/titles?city=mumbai&kind=concert&limit=50',
  );
  const coldplay = concerts.find(({ name }) => name.startsWith('Coldplay'));
  const { venues } = await callApi<ShowsByVenue>(
    request,
    'get',
    `/titles/${coldplay?.titleId}/shows?city=mumbai`,
  );
  const stadium = venues[0]?.shows[0];
  if (!stadium) throw new Error('nobody plays the stadium');
  const { items: coming } = await callApi<{ items: TitleCard[] }>(
    request,
    'get',
    '/titles?city=mumbai&status=coming&limit=1',
  );
  const show = await aShow(request, 2);
  const { venue } = await callApi<Show>(request, 'get', `/shows/${show.showId}`);
  return { show, stadium, coming: coming[0], venueId: venue.venueId };
}

/** A fresh guest with seats held, an order paid and another one cancelled, all by the API alone. */
export async function setStage(
  page: Page,
  setting: Setting,
  { basePath, said, houseLater }: { basePath: string } & Pick<Stage, 'said' | 'houseLater'>,
): Promise<Stage> {
  const { request } = page;
  const session = await callApi<Session>(request, 'post', '/auth/guest', { data: {} });
  const token = session.accessToken;
  const buy = () =>
    buyByApi(request, setting.show, { email: 'asha@example.com', quantity: 2, token });
  const paid = await buy();
  const cancelled = await buy();
  await callApi(request, 'post', `/orders/${cancelled.orderId}/cancel`, { token, data: {} });
  const holdSeats = (quantity: number) =>
    callApi<Hold>(request, 'post', '/holds', {
      token,
      data: { showId: setting.show.showId, quantity },
    });
  const hold = await holdSeats(3);
  const lateHold = await holdSeats(2);
  const room = await aRoom(request, ROOM_NUMBER, { rules: { activeMax: 500 } });
  return {
    ...setting,
    page,
    said,
    houseLater,
    session,
    hold,
    lateHold,
    paid,
    cancelled,
    room,
    open: async (path) => {
      await page.goto(basePath + path, { waitUntil: 'networkidle' });
    },
    become: async (who) => {
      const next =
        who !== null && 'password' in who
          ? await callApi<Session>(request, 'post', '/auth/login', { data: who })
          : who;
      if (!page.url().startsWith('http')) await page.goto('/favicon.svg');
      await page.evaluate((text) => {
        if (text === null) localStorage.removeItem('houseful.session');
        else localStorage.setItem('houseful.session', text);
      }, next && JSON.stringify(next));
    },
  };
}
