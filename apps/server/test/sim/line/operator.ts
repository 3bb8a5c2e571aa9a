import type { WaitingRoomFace } from '@houseful/contract/faces/waiting-room';
import type { Call } from '@houseful/contract/operation';
import type {
  ChangedWaitingRoom,
  WaitingRoomOrder,
  WaitingRoomRules,
} from '@houseful/contract/waiting-room-desk';
import { START_MS } from '../stage.ts';
import type { Chance } from '../chance.ts';
import type { Books } from './books.ts';
import type { Answer } from './crowd.ts';
import { type LineProcess, SHOW_ID } from './process.ts';
import { OF_THE_HOUSE, WHOLE_HOUSE } from '#test/kit/staff';

export interface OperatorDeps {
  readonly chance: Chance;
  readonly books: Books;
  readonly roomId: () => string;
  readonly call: <T>(
    label: string,
    home: number,
    ask: (process: LineProcess) => Promise<T>,
  ) => Promise<Answer<T>>;
}

const CALL: Call = {
  caller: { buyerId: 'usr_operator', roles: ['operator'] },
  idempotencyKey: 'the one room',
  reach: WHOLE_HOUSE,
};
/** How often they try once more when the house could not. */
const AGAIN_MAX = 3;
const ORDERS = ['open', 'close-lobby', 'pause', 'resume', 'drain', 'end'] as const;

/** Once everything is healed nobody is to wait for long, also behind places that nobody comes for. */
export const FAST: WaitingRoomRules = {
  placesPerInterval: 60,
  intervalMs: 1_000,
  activeMax: 40,
  graceMs: 2_500,
  placesBack: 1,
  admissionMs: 2_000,
};

/** Runs the room: in its time, too early, twice, and with second thoughts. */
export class Operator {
  readonly #deps: OperatorDeps;

  constructor(deps: OperatorDeps) {
    this.#deps = deps;
  }

  /** The room as it is made: drawn or not, by the clock or by hand, with little room inside. */
  newRoom(): Parameters<WaitingRoomFace['createWaitingRoom']>[0] {
    const { chance } = this.#deps;
    const isDrawn = chance.happens(0.65);
    const opensMs = chance.between(10, 300);
    const at = (ms: number): string => new Date(START_MS + ms).toISOString();
    return {
      name: 'the rush',
      belonging: OF_THE_HOUSE,
      showIds: [SHOW_ID],
      scope: { kind: 'show', showId: SHOW_ID },
      ordering: isDrawn ? 'drawn' : 'fifo',
      rules: this.#rules(),
      ...(chance.happens(0.8) ? { opensAt: at(opensMs) } : {}),
      ...(chance.happens(0.4) ? { onSaleAt: at(opensMs + chance.between(300, 2_000)) } : {}),
      ...(isDrawn && chance.happens(0.25) ? { randomnessSource: 'a die, at noon' } : {}),
    };
  }

  create(process: LineProcess): ReturnType<WaitingRoomFace['createWaitingRoom']> {
    return process.face.createWaitingRoom(this.newRoom(), CALL);
  }

  act(): void {
    const { chance, books } = this.#deps;
    const row = books.last?.row;
    if (!row || row.phase === 'ended') return;
    const lot = chance.below(100);
    if (row.phase === 'closed' && lot < 90) return this.order({ order: 'open' });
    if (row.phase === 'lobby' && lot < 50) return this.order({ order: 'close-lobby' });
    if (row.phase === 'draw' && row.randomness_source !== null && lot < 85) {
      return this.order({ order: 'hand-in-randomness', randomness: `${chance.between(1, 6)}` });
    }
    if (row.paused && lot < 60) return this.order({ order: 'resume' });
    if (lot < 84) return this.change({ rules: this.#oneRule() });
    if (lot < 91) return this.order({ order: 'pause' });
    if (lot < 94) return this.order({ order: chance.pick(['drain', 'drain', 'end', 'resume']) });
    if (lot < 97) return this.change({ message: `Patience, ${lot}.` });
    // Whatever, whenever: refused, or done before.
    return this.order({ order: chance.pick(ORDERS.slice(0, 4)) });
  }

  order(order: WaitingRoomOrder): void {
    const { chance, call, roomId } = this.#deps;
    const give = (again = AGAIN_MAX): void =>
      void call(`the operator says ${order.order}`, chance.below(3), ({ face }) =>
        face.steerWaitingRoom({ roomId: roomId(), ...order }, CALL),
      ).then((answer) => {
        if (answer?.kind === 'no' && answer.why === 'the database is away' && again > 0)
          give(again - 1);
      });
    give();
    if (chance.happens(0.2)) give();
  }

  change(change: ChangedWaitingRoom): void {
    const { chance, call, roomId } = this.#deps;
    void call(`the operator changes ${JSON.stringify(change)}`, chance.below(3), ({ face }) =>
      face.changeWaitingRoom({ roomId: roomId(), ...change }, CALL),
    );
  }

  #rules(): WaitingRoomRules {
    const { chance } = this.#deps;
    return {
      placesPerInterval: chance.between(1, 5),
      intervalMs: chance.between(500, 4_000),
      activeMax: chance.between(1, 4),
      graceMs: chance.between(700, 5_000),
      placesBack: chance.between(0, 3),
      admissionMs: chance.between(3_000, 12_000),
    };
  }

  #oneRule(): Partial<WaitingRoomRules> {
    const rules = Object.entries(this.#rules());
    return Object.fromEntries(this.#deps.chance.shuffle(rules).slice(0, 2));
  }
}
