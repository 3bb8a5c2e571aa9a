import type { DrawBlock } from '@houseful/contract/draw-proof';
import { expect, test } from 'vitest';
import { drawOf, openDraw } from './draw.ts';
import { DEFAULT_RULES, newLine } from './line.ts';
import { LineDesk } from './line-desk.fixture.ts';
import { portableDigests } from './sha256.ts';
import { drawnLobby } from './small-lobby.fixture.ts';
import { SpentNumbers } from './spent-numbers.ts';

/** A process of the house in the lobby: it leases blocks of numbers and gives them out in order. */
interface Process {
  block: { from: number; to: number; joins: number } | null;
}

/** 500 people at three processes, of which the second is killed when half of them are there. */
function lobbyOf(people: number) {
  const leases: { from: number; to: number; joins: number; reported: boolean }[] = [];
  const processes: Process[] = [{ block: null }, { block: null }, { block: null }];
  const numbers: number[] = [];
  for (let person = 0; person < people; person += 1) {
    if (person === people / 2 + 3) processes.splice(1, 1, { block: null });
    const process = processes[(person * 7) % processes.length] as Process;
    if (!process.block || process.block.joins === process.block.to - process.block.from) {
      const from = leases.at(-1)?.to ?? 0;
      const block = { from, to: from + 16, joins: 0, reported: true };
      leases.push(block);
      process.block = block;
    }
    numbers.push(process.block.from + process.block.joins);
    process.block.joins += 1;
  }
  // Who is there reports; of the killed process nobody knows how far it got.
  const alive = new Set(processes.map(({ block }) => block));
  const blocks = leases.map((block): DrawBlock => {
    const isKnown = block.joins === 16 || alive.has(block);
    return isKnown ? block : { ...block, joins: 16, reported: false };
  });
  return { numbers, blocks };
}

test('an on-sale with a lost process: each who stays gets in once, in the drawn order', () => {
  const { numbers, blocks } = lobbyOf(500);
  expect(blocks.filter(({ reported }) => !reported)).toHaveLength(1);
  expect(new Set(numbers).size).toBe(500);
  const proof = drawnLobby({ blocks });
  const draw = openDraw(drawOf(proof), portableDigests);
  const ghosts = proof.count - 500;
  expect(ghosts).toBeGreaterThan(0);
  expect(ghosts).toBeLessThan(16);

  const spent = new SpentNumbers();
  const leavers = numbers.filter((_, person) => person % 9 === 0);
  for (const number of leavers) spent.add(number);
  const late = Array.from({ length: 40 }, (_, i) => drawOf(proof).leased + i);
  const line = newLine(0, proof.count + late.length, leavers.length);
  const desk = new LineDesk({ ...DEFAULT_RULES, activeMax: 60 }, { line, draw, spent });

  const stay = [...numbers.filter((number) => !leavers.includes(number)), ...late];
  const ranks = stay.map((number) => draw.rankOf(number) as number);
  const letIn: number[] = [];
  for (let second = 0; second < 3600 && !desk.isEmpty(); second += 1) {
    const served = desk.line.serving;
    desk.step();
    expect(desk.active() + desk.pace().called).toBeLessThanOrEqual(60);
    for (const rank of ranks) {
      if (rank >= desk.line.serving || letIn.includes(rank)) continue;
      expect(desk.placeShown(rank).state).toBe('turn');
      expect(rank).toBeGreaterThanOrEqual(served);
      expect(desk.takeTurn(rank).kind).toBe('admitted');
      letIn.push(rank);
    }
    for (const rank of letIn.slice(-60)) if ((rank + second) % 90 === 0) desk.finish(rank);
    desk.passTime(1000);
  }
  expect(desk.isEmpty()).toBe(true);
  expect(new Set(letIn).size).toBe(stay.length);
  const order = letIn.map((rank) => draw.numberAt(rank));
  expect(order.slice(-late.length).sort((a, b) => a - b)).toEqual(late);
  expect(ranks.toSorted((a, b) => a - b)).toEqual(letIn.toSorted((a, b) => a - b));
  for (const number of leavers)
    expect(desk.takeTurn(draw.rankOf(number) as number).kind).toBe('out');
});
