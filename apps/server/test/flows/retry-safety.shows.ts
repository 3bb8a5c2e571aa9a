import type { showsDeskOperations } from '@houseful/contract/shows-desk';
import { operator, type Ready, type Row, type Scene, type Told } from './retry-safety.scene.ts';

type Operations = typeof showsDeskOperations;

type Writing = {
  [N in keyof Operations]: Operations[N]['method'] extends 'GET' ? never : N;
}[keyof Operations];

/** A show of its own for each row: what is cancelled stays so. */
async function freshShow(scene: Scene): Promise<{ token: string; params: { showId: string } }> {
  const showId = await scene.houses.freshShow();
  return { token: await operator(scene), params: { showId } };
}

const REASON = { reason: 'The projector broke' };
const otherReason = async ({ body }: Ready) => ({ ...(body as object), reason: 'Another one' });
/** What booking makes of it, and how far letters and money have come, may be another answer a moment later. */
const withoutProgress = (show: Told) => ({ ...show, settlement: null, sale: null });

/** What the desk does to shows, and what a repetition of it is. */
export const SHOWS_RETRIES: Readonly<Record<Writing, Row>> = {
  cancelShow: {
    knownBy: 'key',
    make: async (scene) => ({
      ...(await freshShow(scene)),
      body: { ...REASON, expectedOrders: 0, message: 'We are sorry.' },
    }),
    other: otherReason,
    same: withoutProgress,
  },
  moveShow: {
    knownBy: 'key',
    make: async (scene) => ({
      ...(await freshShow(scene)),
      body: {
        ...{ ...REASON, expectedOrders: 0, screenId: 'scr_1' },
        ...{ localDate: scene.houses.freshDay(), localTime: '18:30' },
      },
    }),
    other: otherReason,
    same: withoutProgress,
  },
  closeShow: {
    knownBy: 'key',
    make: async (scene) => ({ ...(await freshShow(scene)), body: REASON }),
    other: otherReason,
  },
  openShow: {
    knownBy: 'key',
    make: async (scene) => {
      const { token, params } = await freshShow(scene);
      await scene.ask('POST', `/desk/shows/${params.showId}/close`, { token, body: REASON });
      return { token, params, body: REASON };
    },
    other: otherReason,
  },
};
