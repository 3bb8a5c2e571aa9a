import type { RoomWords } from '../words.ts';
import { waitText } from '../wording.ts';
import { isSoldOut, type Screen, screenOf } from './screen.ts';
import type { RoomState } from './room.ts';

/** Between two tellings of the same place coming nearer. */
export const SPOKEN_EVERY_MS = 30_000;

export interface Utterance {
  /** Another step is told at once, the same one again only after a while. */
  readonly step: string;
  readonly text: string;
}

const TITLES = {
  closed: 'closed.title',
  joining: 'join.asking',
  account: 'join.account',
  refused: 'join.refused',
  draining: 'join.refused',
  lobby: 'lobby.title',
  drawing: 'drawing.title',
  turn: 'turn.title',
  inside: 'inside.title',
  missed: 'missed.title',
  left: 'out.left',
  out: 'out.over',
  unknown: 'unknown.title',
  ended: 'ended.title',
  missing: 'page.missing',
  unreachable: 'join.noConnection',
  finding: 'page.finding',
} as const satisfies Record<Exclude<Screen, 'line'>, string>;

/** What somebody who does not see the page should hear of it now. */
export function utteranceOf(state: RoomState, words: RoomWords): Utterance {
  const { t, counted, number } = words;
  const screen = screenOf(state);
  const { status, place, told } = state;
  const step = [
    screen,
    status?.paused,
    isSoldOut(state),
    told?.changedAtMs,
    state.contact === 'lost',
  ].join('|');
  const parts: string[] = [];
  if (screen === 'line' && place?.state === 'waiting' && told) {
    const values = { place: number(place.place), wait: waitText(told, words) };
    parts.push(counted('say.waiting', place.peopleAhead, values));
    if (status?.paused) parts.push(t('cause.paused'));
  } else if (screen !== 'line') {
    parts.push(t(TITLES[screen]));
  }
  if (isSoldOut(state)) parts.push(t('seats.soldOut'));
  if (state.contact === 'lost' && status) parts.push(t('contact.lost'));
  return { step, text: parts.join(' ') };
}

/** Says an utterance when it is worth it: `look` again now and then, as time makes it so. */
export interface Speaker {
  hear(next: Utterance): void;
  look(): void;
}

export function createSpeaker(elapsed: () => number, say: (text: string) => void): Speaker {
  let said: (Utterance & { readonly atMs: number }) | null = null;
  let latest: Utterance | null = null;

  function look(): void {
    if (!latest) return;
    const sameStep = said?.step === latest.step;
    const isSoon = said !== null && elapsed() - said.atMs < SPOKEN_EVERY_MS;
    if (sameStep && (isSoon || said?.text === latest.text)) return;
    said = { ...latest, atMs: elapsed() };
    say(latest.text);
  }

  return {
    look,
    hear: (next) => {
      latest = next;
      look();
    },
  };
}
