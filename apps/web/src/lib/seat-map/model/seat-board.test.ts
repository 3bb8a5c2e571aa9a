import type { SeatStatus } from '@houseful/contract/booking';
import type { SeatDelta } from '@houseful/contract/live';
import { describe, expect, it } from 'vitest';
import { createSeatBoard } from './seat-board.ts';

const status = (version: string, parts: Partial<SeatStatus> = {}): SeatStatus => ({
  showId: 'shw_1',
  version,
  seatMapId: 'map_1',
  seatMapUrl: '/x',
  unavailableSeatIds: [],
  heldSeatIds: [],
  sections: [],
  areas: [],
  ...parts,
});
const delta = (previous: string, version: string, parts: Partial<SeatDelta> = {}): SeatDelta => ({
  type: 'seats',
  topic: 'show:shw_1',
  previous,
  version,
  free: [],
  held: [],
  unavailable: [],
  sections: [],
  areas: [],
  ...parts,
});

describe('the seat board', () => {
  it('knows nothing until a status is loaded', () => {
    const board = createSeatBoard();
    expect([board.isLoaded(), board.stateOf('A1')]).toEqual([false, 'free']);
  });

  it('follows the news from its version on', () => {
    const board = createSeatBoard();
    board.load(status('b.1', { unavailableSeatIds: ['A1'], heldSeatIds: ['A2'] }));
    const news = delta('b.1', 'b.2', { free: ['A2'], held: ['A3'], unavailable: ['A4'] });
    expect(board.apply(news)).toBe('applied');
    const states = ['A1', 'A2', 'A3', 'A4', 'A5'].map(board.stateOf);
    expect(states).toEqual(['unavailable', 'free', 'held', 'unavailable', 'free']);
    expect(board.apply(delta('b.2', 'b.3', { unavailable: ['A3'] }))).toBe('applied');
  });

  it('notices that news is missing, and takes what it hears all the same', () => {
    const board = createSeatBoard();
    board.load(status('b.1'));
    expect(board.apply(delta('b.4', 'b.5', { held: ['A1'] }))).toBe('gap');
    expect(board.stateOf('A1')).toBe('held');
    expect(board.apply(delta('b.5', 'b.6'))).toBe('applied');
  });

  it('is not disturbed by news that its status held already', () => {
    const board = createSeatBoard();
    board.load(status('b.2', { heldSeatIds: ['A1'] }));
    expect(board.apply(delta('b.1', 'b.2', { held: ['A1'] }))).toBe('known');
    expect(board.apply(delta('b.2', 'b.3', { free: ['A1'] }))).toBe('applied');
  });

  it('forgets everything before a new status', () => {
    const board = createSeatBoard();
    board.load(status('b.1', { heldSeatIds: ['A1', 'FLOOR-1'] }));
    board.load(status('c.0', { unavailableSeatIds: ['A2'] }));
    expect(['A1', 'A2'].map(board.stateOf)).toEqual(['free', 'unavailable']);
  });

  it('knows what is left as far as it was told, before and after the status has come', () => {
    const floor = (left: number) => ({ id: 'FLOOR', capacity: 9, left });
    const board = createSeatBoard({ sections: [{ id: 'stalls', left: 8 }], areas: [floor(9)] });
    const left = () => [board.leftIn('stalls'), board.leftIn('box'), board.leftInArea('FLOOR')];
    expect([...left(), board.isLoaded()]).toEqual([8, null, 9, false]);
    board.load(status('b.1', { sections: [{ id: 'stalls', left: 7 }], areas: [floor(5)] }));
    expect(left()).toEqual([7, null, 5]);
    board.apply(delta('b.1', 'b.2', { sections: [{ id: 'box', left: 0 }], areas: [floor(4)] }));
    expect(left()).toEqual([7, 0, 4]);
  });

  it('tells its listeners which seats changed', () => {
    const board = createSeatBoard();
    const heard: (readonly string[] | null)[] = [];
    const stop = board.subscribe((seatIds) => heard.push(seatIds));
    board.load(status('b.1'));
    board.apply(delta('b.1', 'b.2', { free: ['A1'], held: ['A2'] }));
    board.apply(delta('b.1', 'b.2', { free: ['A1'], held: ['A2'] }));
    stop();
    board.apply(delta('b.2', 'b.3', { free: ['A1'] }));
    expect(heard).toEqual([null, ['A1', 'A2']]);
    expect(board.revision()).toBe(3);
  });
});
