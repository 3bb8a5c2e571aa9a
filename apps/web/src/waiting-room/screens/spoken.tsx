/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { device } from '../../lib/time/device.ts';
import { createSpeaker, SPOKEN_EVERY_MS, utteranceOf } from '../model/spoken.ts';
import { useRoomState, useWords } from './room-context.ts';

/** Speaks to screen readers: each step at once, the place coming nearer now and then. */
export function Spoken() {
  const { step, text } = utteranceOf(useRoomState(), useWords());
  const [said, say] = useState('');
  const [speaker] = useState(() => createSpeaker(device.elapsed, say));
  useEffect(() => speaker.hear({ step, text }), [speaker, step, text]);
  useEffect(() => device.every(SPOKEN_EVERY_MS, speaker.look), [speaker]);
  return (
    <p role="status" class="sr-only">
      {said}
    </p>
  );
}
