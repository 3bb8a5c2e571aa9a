/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { device } from '../../lib/time/device.ts';
import { isWorthSaying, SPOKEN_EVERY_MS, type Utterance, utteranceOf } from '../model/spoken.ts';
import { useRoomState, useWords } from './room-context.ts';

/** Speaks to screen readers: each step at once, the place coming nearer now and then. */
export function Spoken() {
  const words = useWords();
  const state = useRoomState();
  const next = utteranceOf(state, words);
  const [text, setText] = useState('');
  const said = useRef<(Utterance & { atMs: number }) | null>(null);
  const latest = useRef(next);
  latest.current = next;
  const look = () => {
    const nowMs = device.elapsed();
    if (!isWorthSaying(said.current, latest.current, nowMs)) return;
    said.current = { ...latest.current, atMs: nowMs };
    setText(latest.current.text);
  };
  useEffect(look, [next.step, next.text]);
  useEffect(() => device.every(SPOKEN_EVERY_MS, look), []);
  return (
    <p role="status" class="sr-only">
      {text}
    </p>
  );
}
