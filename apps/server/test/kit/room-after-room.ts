import { expect } from 'vitest';
import type { OpenHouse } from '#test/kit/open-house';
import { type RoomAtTest, roomAt, type Visitor } from '#test/kit/waiting-room';

type Wanted = Parameters<typeof roomAt>[1];

/** Small, so that a limit is soon reached: two at a time, ten seconds to come, a minute inside. */
export const RULES = {
  placesPerInterval: 2,
  intervalMs: 1_000,
  activeMax: 2,
  graceMs: 10_000,
  placesBack: 1,
  admissionMs: 60_000,
};

/** One room after the other in front of the same show, with people at its doors. */
export class RoomAfterRoom {
  readonly #open: OpenHouse;
  #room: RoomAtTest | null = null;

  constructor(open: OpenHouse) {
    this.#open = open;
  }

  get room(): RoomAtTest {
    if (!this.#room) throw new Error('there is no room yet');
    return this.#room;
  }

  /** Of pure first come, first served; its doors are open. */
  line(wanted: Wanted = {}): Promise<RoomAtTest> {
    return this.lobby({ ordering: 'fifo', ...wanted });
  }

  async lobby(wanted: Wanted = {}): Promise<RoomAtTest> {
    this.#room = await roomAt(this.#open, { rules: RULES, ...wanted });
    await this.#room.order('open');
    await this.#room.pass(1);
    return this.#room;
  }

  async end(): Promise<void> {
    await this.#room?.order('end');
    await this.#open.clock.advance(1_000);
  }

  async joined(): Promise<Visitor> {
    const visitor = await this.room.visitor();
    expect((await this.room.join(visitor)).status).toBe(201);
    return visitor;
  }

  async inside(): Promise<Visitor> {
    const visitor = await this.joined();
    await this.room.pass(1);
    expect((await this.room.takeTurn(visitor)).body).toMatchObject({ outcome: 'admitted' });
    return visitor;
  }
}
