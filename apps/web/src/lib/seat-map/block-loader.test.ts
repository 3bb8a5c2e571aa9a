import type { Section } from '@houseful/contract/seat-map';
import { describe, expect, it } from 'vitest';
import { BLOCKS_AT_ONCE_MAX, BLOCKS_WAITING_MAX, createBlockLoader } from './block-loader.ts';
import { testRoom, testSeatMap } from './model/room.fixture.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function world() {
  const map = testSeatMap();
  const room = testRoom(map, []);
  const asked: string[] = [];
  const answers = new Map<string, (section: Section) => void>();
  const failures: unknown[] = [];
  const loader = createBlockLoader({
    room,
    load: (blockId) =>
      new Promise((resolve, reject) => {
        asked.push(blockId);
        answers.set(blockId, resolve);
        if (blockId === 'broken') reject(new Error('no'));
      }),
    onError: (error) => failures.push(error),
  });
  const answer = (blockId: string) => {
    const section = map.sections.find(({ id }) => id === blockId) ?? map.sections[0];
    if (section) answers.get(blockId)?.(section);
  };
  return { room, asked, failures, loader, answer };
}

describe('blocks on their way', () => {
  it('come once, however often they are needed', async () => {
    const { room, asked, loader, answer } = world();
    for (let time = 0; time < 3; time += 1) loader.need('box');
    answer('box');
    await settled();
    loader.need('box');
    expect([asked, room.sectionOf('box')?.seats.length]).toEqual([['box'], 2]);
  });

  it('are fetched a few at a time, the last one asked for first, and not for ever', async () => {
    const { asked, loader, answer } = world();
    const flown = Array.from({ length: 30 }, (_, place) => `b${place}`);
    for (const blockId of flown) loader.need(blockId);
    expect(asked).toEqual(flown.slice(0, BLOCKS_AT_ONCE_MAX));
    for (let round = 0; round < flown.length; round += 1) {
      for (const blockId of asked) answer(blockId);
      await settled();
    }
    expect(asked.slice(BLOCKS_AT_ONCE_MAX)).toEqual(
      flown.toReversed().slice(0, BLOCKS_WAITING_MAX),
    );
  });

  it('that fail are told, and can be asked for again', async () => {
    const { asked, failures, loader } = world();
    loader.need('broken');
    await settled();
    loader.need('broken');
    expect([asked.length, failures.length]).toEqual([2, 1]);
  });
});
