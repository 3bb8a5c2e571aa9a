import type { HeldPlace } from '@houseful/contract/waiting-room-operations';
import { describe, expect, it } from 'vitest';
import { ALLOWED } from '@houseful/line/phases';
import {
  admitted,
  heldPlace,
  lineAt,
  refusal,
  settled,
  statusOf,
  world,
} from './room-world.fixture.ts';
import { screenOf } from './screen.ts';

const SECOND_MS = 1_000;
const later = (nowMs: number, ms: number) => new Date(nowMs + ms).toISOString();
const ANNOUNCED = { commitment: 'c'.repeat(64), randomnessSource: null };

describe('joining', () => {
  it('happens by itself, and the place is kept for all tabs', async () => {
    const { house, openTab } = world();
    const tab = openTab();
    await settled();
    expect(screenOf(tab.keeper.get())).toBe('line');
    expect(tab.keeper.get().place).toMatchObject({ place: 6, placesAhead: 5 });

    const second = openTab();
    await settled();
    expect(second.keeper.get().kept?.placeToken).toBe('place-5');
    expect(house.calls.filter((name) => name === 'joinWaitingRoom')).toHaveLength(1);
  });

  it('waits at closed doors, and goes in with them', async () => {
    const { device, house, openTab, move } = world();
    const opensAt = later(device.now(), 90 * SECOND_MS);
    house.status = statusOf({ phase: 'closed', opensAt });
    const { keeper } = openTab();
    await settled();
    expect(screenOf(keeper.get())).toBe('closed');
    device.advance(80 * SECOND_MS);
    await settled();
    expect(house.calls).not.toContain('joinWaitingRoom');
    move({ phase: 'lobby', announcement: ANNOUNCED, chainHead: 'd'.repeat(64) });
    for (let s = 0; s < 15; s += 1) {
      device.advance(SECOND_MS);
      await settled();
    }
    expect(screenOf(keeper.get())).toBe('lobby');
  });

  it('asks for an account where the room wants one, and joins once signed in', async () => {
    const { house, openTab } = world();
    const { joinRules } = house.status;
    house.status = statusOf({ joinRules: { ...joinRules, requiresAccount: true } });
    const { keeper } = openTab();
    await settled();
    expect(screenOf(keeper.get())).toBe('account');
    house.guest = false;
    keeper.wake();
    // Another tab tells of the new session.
    const other = openTab();
    await settled();
    expect(screenOf(other.keeper.get())).toBe('line');
    expect(screenOf(keeper.get())).toBe('line');
  });

  it('solves the puzzle that it is given', async () => {
    const { house, openTab } = world();
    let asked = 0;
    house.join = () => {
      asked += 1;
      if (asked > 1) return house.held;
      throw refusal('proof-of-work-needed', { challenge: 'puzzle', bits: 9, expiresAt: '' });
    };
    const { keeper } = openTab();
    await settled();
    expect(house.tokens.at(-1)).toMatchObject({
      input: { proofOfWork: { challenge: 'puzzle', nonce: 'puzzle9' } },
    });
    expect(screenOf(keeper.get())).toBe('line');
  });

  it('says why it was refused, and tries again when that may help', async () => {
    const { device, house, openTab } = world();
    house.join = () => {
      throw refusal('join-limit-reached', { rule: 'network', retryAfterMs: 60_000 });
    };
    const { keeper } = openTab();
    await settled();
    expect(screenOf(keeper.get())).toBe('refused');
    house.join = null;
    device.advance(90 * SECOND_MS);
    await settled();
    expect(screenOf(keeper.get())).toBe('line');
  });

  it.each(['draining', 'ended', 'closed'] as const)('is not tried while %s', async (phase) => {
    const { house, openTab } = world();
    house.status = statusOf({ phase });
    openTab();
    await settled();
    expect(ALLOWED[phase].join).toBe(false);
    expect(house.calls).not.toContain('joinWaitingRoom');
  });
});

describe('the turn', () => {
  it('is taken by itself, at once, with the place in hand', async () => {
    const { house, openTab, move } = world();
    const tab = openTab();
    await settled();
    move({ line: lineAt(6) });
    tab.news();
    await settled();
    expect(house.tokens.at(-1)).toMatchObject({ tokens: { 'Place-Token': 'place-5' } });
    expect(tab.keeper.get()).toMatchObject({ entered: true, place: { state: 'inside' } });
  });

  it('is taken by one tab of two; the other follows', async () => {
    const { device, house, openTab, move } = world();
    const hidden = openTab({ visible: false });
    const seen = openTab();
    await settled();
    move({ line: lineAt(6) });
    hidden.news();
    seen.news();
    await settled();
    device.advance(5 * SECOND_MS);
    await settled();
    expect(house.calls.filter((name) => name === 'takeTurn')).toHaveLength(1);
    expect(seen.keeper.get().entered).toBe(true);
    expect(hidden.keeper.get()).toMatchObject({ entered: false, place: { state: 'inside' } });
  });

  it('that one tab has taken is not forgotten for an answer from before it, which another tab waits for', async () => {
    const { device, house, openTab, move } = world();
    const first = openTab();
    await settled();
    let answer: (held: HeldPlace) => void = () => undefined;
    const slow = new Promise<HeldPlace>((resolve) => {
      answer = resolve;
    });
    house.check = () => slow;
    const second = openTab();
    await settled();
    move({ line: lineAt(6) });
    first.news();
    await settled();
    expect(first.keeper.get().entered).toBe(true);
    answer(heldPlace(5));
    await settled();
    second.news();
    await settled();
    device.advance(5 * SECOND_MS);
    await settled();
    expect(house.calls.filter((name) => name === 'takeTurn')).toHaveLength(1);
    expect(second.keeper.get()).toMatchObject({ entered: false, place: { state: 'inside' } });
  });

  it('goes on being asked for while the house cannot be reached, with its end in sight', async () => {
    const { device, house, openTab, move } = world();
    const tab = openTab();
    await settled();
    device.advance(10 * SECOND_MS);
    move({ line: lineAt(6) });
    house.turn = () => {
      throw refusal('overloaded', { retryAfterMs: 9_000 });
    };
    tab.news();
    await settled();
    const { turnEndsAtMs } = tab.keeper.get();
    expect(turnEndsAtMs).toBe(Date.parse(house.status.asOf) + house.status.turn.graceMs);
    house.turn = () => admitted(device.now());
    device.advance(3 * SECOND_MS);
    await settled();
    expect(screenOf(tab.keeper.get())).toBe('inside');
  });

  it('that was slept through is told; coming back is offered, not done', async () => {
    const { device, house, openTab, move } = world();
    const { keeper } = openTab();
    await settled();
    device.sleepFor(600 * SECOND_MS);
    move({ line: lineAt(40, 30) });
    device.advance(SECOND_MS);
    keeper.wake();
    await settled();
    expect(screenOf(keeper.get())).toBe('missed');
    expect(house.calls).not.toContain('takeTurn');

    const returned = { seq: 0, turn: 50 };
    house.turn = () => ({
      outcome: 'back',
      held: heldPlace(5, { returned, placeToken: 'place-5-back' }),
    });
    keeper.comeBack();
    await settled();
    expect(keeper.get()).toMatchObject({ kept: { returned }, surprise: null });
    expect(screenOf(keeper.get())).toBe('line');
  });

  it('that passed in this very moment leads further back, and says so', async () => {
    const { house, openTab, move } = world();
    const tab = openTab();
    await settled();
    house.turn = () => ({
      outcome: 'back',
      held: heldPlace(5, { returned: { seq: 0, turn: 50 } }),
    });
    move({ line: lineAt(6) });
    tab.news();
    await settled();
    expect(tab.keeper.get().surprise).toBe('sent-back');
  });

  it('is over when the house says so', async () => {
    const { house, openTab, move } = world();
    const tab = openTab();
    await settled();
    house.turn = () => {
      throw refusal('place-over');
    };
    move({ line: lineAt(6) });
    tab.news();
    await settled();
    expect(screenOf(tab.keeper.get())).toBe('out');
  });

  it('ends inside as a fact of time', async () => {
    const { device, house, openTab, move } = world();
    const tab = openTab();
    await settled();
    move({ line: lineAt(6) });
    tab.news();
    await settled();
    house.check = () => heldPlace(5, { place: { state: 'out' } });
    device.advance(600 * SECOND_MS);
    await settled();
    expect(screenOf(tab.keeper.get())).toBe('out');
  });
});

describe('the time', () => {
  it('is asked for at closed doors, once; who joins learns it by that', async () => {
    const { device, house, openTab, move } = world();
    const asked = () => house.calls.filter((name) => name === 'getMe').length;
    openTab();
    await settled();
    expect(asked()).toBe(0);
    house.status = statusOf({ phase: 'closed', opensAt: later(device.now(), 900 * SECOND_MS) });
    const { keeper, news } = openTab();
    await settled();
    move({ joined: 7 });
    news();
    await settled();
    expect([screenOf(keeper.get()), asked()]).toEqual(['closed', 1]);
  });
});

describe('a place that was kept', () => {
  it('survives a reload, and the house is asked before anybody goes in by it', async () => {
    const { house, openTab, move } = world();
    openTab().close();
    const first = openTab();
    await settled();
    first.close();
    move({ line: lineAt(6) });
    house.check = () => heldPlace(5, { place: { state: 'out' } });
    const { keeper } = openTab();
    await settled();
    expect(screenOf(keeper.get())).toBe('out');
    expect(house.calls).not.toContain('takeTurn');
  });

  it('is let go when it is somebody else’s; another is got, and that is said', async () => {
    const { house, openTab } = world();
    const first = openTab();
    await settled();
    first.close();
    house.check = () => {
      throw refusal('place-token-invalid');
    };
    house.held = heldPlace(8);
    const { keeper } = openTab();
    await settled();
    expect(keeper.get()).toMatchObject({ kept: { number: 8 }, surprise: 'another-place' });
  });

  it('that was left is not joined again unasked, in no tab', async () => {
    const { house, openTab } = world();
    const tab = openTab();
    const other = openTab();
    await settled();
    await tab.keeper.leave();
    await settled();
    expect([screenOf(tab.keeper.get()), screenOf(other.keeper.get())]).toEqual(['left', 'left']);
    house.held = heldPlace(9);
    tab.keeper.comeAgain();
    await settled();
    expect(other.keeper.get().kept?.number).toBe(9);
  });
});

describe('news', () => {
  it('are asked for while they do not arrive, every few seconds near the turn', async () => {
    const { device, house, openTab } = world({ number: 1 });
    openTab();
    await settled();
    const asks = () => house.calls.filter((name) => name === 'getWaitingRoom').length;
    const before = asks();
    for (let s = 0; s < 20; s += 1) {
      device.advance(SECOND_MS);
      await settled();
    }
    expect(asks() - before).toBeGreaterThanOrEqual(8);
  });

  it('make asking rare while they arrive', async () => {
    const { device, house, openTab } = world({ number: 3 });
    const tab = openTab();
    await settled();
    tab.live().onJoined();
    await settled();
    const asks = () => house.calls.filter((name) => name === 'getWaitingRoom').length;
    const before = asks();
    for (let s = 0; s < 20; s += 1) {
      device.advance(SECOND_MS);
      await settled();
    }
    expect(asks() - before).toBeLessThanOrEqual(2);
    expect(tab.keeper.get().contact).toBe('live');
  });

  it('begin with an asking that no cache can answer with what was before', async () => {
    const { device, openTab, move } = world();
    const tab = openTab();
    await settled();
    move({ line: lineAt(3) });
    tab.live().onJoined();
    device.advance(2_500);
    await settled();
    expect(tab.keeper.get().place).toMatchObject({ placesAhead: 2 });
  });

  it('that are older than what is known change nothing', async () => {
    const { house, openTab, move } = world();
    const tab = openTab();
    await settled();
    const old = house.status;
    move({ line: lineAt(3) });
    tab.news();
    house.status = old;
    tab.news();
    expect(tab.keeper.get().place).toMatchObject({ placesAhead: 2 });
  });

  it('that stop are no loss of the place: it says so, and goes on when the network is back', async () => {
    const { device, house, openTab, move } = world();
    const tab = openTab();
    await settled();
    tab.live().onJoined();
    await settled();
    house.online = false;
    tab.live().onLost?.();
    await settled();
    expect(tab.keeper.get().contact).toBe('lost');
    expect(screenOf(tab.keeper.get())).toBe('line');
    house.online = true;
    move({ line: lineAt(4) });
    device.advance(SECOND_MS);
    tab.keeper.wake();
    await settled();
    expect(tab.keeper.get()).toMatchObject({ contact: 'asking', place: { placesAhead: 1 } });
  });

  it('of the draw are noted at first sight, and never again', async () => {
    const { house, openTab, move, stored } = world();
    house.status = statusOf({
      ...{ phase: 'lobby', announcement: ANNOUNCED, chainHead: 'a'.repeat(64) },
    });
    const tab = openTab();
    await settled();
    move({ announcement: { ...ANNOUNCED, commitment: 'e'.repeat(64) } });
    tab.news();
    expect([...stored.entries()].find(([key]) => key.includes('draw'))?.[1]).toContain(
      ANNOUNCED.commitment,
    );
  });
});
