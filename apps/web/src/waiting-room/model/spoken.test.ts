import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createRoomWords } from '../words.ts';
import { AT_FIRST } from './room.ts';
import { lineAt, statusOf } from './room-world.fixture.ts';
import { createSpeaker, SPOKEN_EVERY_MS, utteranceOf } from './spoken.ts';
import { tellWait } from './wait-told.ts';

const words = createRoomWords(
  JSON.parse(readFileSync(new URL('../words/en.json', import.meta.url), 'utf8')),
);

function inLine(peopleAhead: number, patch = {}) {
  const status = statusOf({ line: lineAt(0), ...patch });
  const place = { state: 'waiting', place: 41, placesAhead: peopleAhead, peopleAhead } as const;
  const seen = { status, peopleAhead, placesAhead: peopleAhead, isReturned: false };
  const kept = { number: 40, returned: null, placeToken: 'p', admission: null };
  return { ...AT_FIRST, status, place, kept, told: tellWait(null, seen, 0) };
}

it('tells where one stands in one sentence or two', () => {
  const { text } = utteranceOf(inLine(40), words);
  expect(text).toMatch(/^Place 41\. About 40 people ahead\. Wait .+ min\.$/);
  const next = utteranceOf(inLine(1), words);
  expect(next.text).toContain('About one person ahead');
});

it('tells of a place coming nearer now and then, of another step at once', () => {
  const said: string[] = [];
  let nowMs = 0;
  const speaker = createSpeaker(
    () => nowMs,
    (text) => said.push(text),
  );
  speaker.hear(utteranceOf(inLine(40), words));
  nowMs = SPOKEN_EVERY_MS / 2;
  speaker.hear(utteranceOf(inLine(30), words));
  expect(said).toHaveLength(1);
  nowMs = SPOKEN_EVERY_MS;
  speaker.look();
  expect(said[1]).toContain('30 people');
  speaker.hear(utteranceOf(inLine(30, { paused: true }), words));
  expect(said[2]).toContain('paused');
  nowMs += SPOKEN_EVERY_MS;
  speaker.look();
  expect(said).toHaveLength(3);
});
