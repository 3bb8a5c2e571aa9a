import type { VerdictKind } from './kind-of.ts';

interface Note {
  readonly hertz: number;
  readonly fromS: number;
  readonly lastsS: number;
  readonly shape: OscillatorType;
}

/** Rising and bright; two of the same; low and long; a question. No two begin alike. */
const TUNES: Readonly<Record<VerdictKind, readonly Note[]>> = {
  good: [
    { hertz: 880, fromS: 0, lastsS: 0.09, shape: 'sine' },
    { hertz: 1_318.5, fromS: 0.09, lastsS: 0.16, shape: 'sine' },
  ],
  used: [
    { hertz: 330, fromS: 0, lastsS: 0.14, shape: 'square' },
    { hertz: 330, fromS: 0.2, lastsS: 0.14, shape: 'square' },
    { hertz: 330, fromS: 0.4, lastsS: 0.14, shape: 'square' },
  ],
  bad: [{ hertz: 165, fromS: 0, lastsS: 0.6, shape: 'sawtooth' }],
  ask: [
    { hertz: 587, fromS: 0, lastsS: 0.14, shape: 'triangle' },
    { hertz: 440, fromS: 0.16, lastsS: 0.2, shape: 'triangle' },
  ],
};

/** Milliseconds on, off, on, …: felt in a pocket of gloves. */
const BUZZES: Readonly<Record<VerdictKind, readonly number[]>> = {
  good: [60],
  used: [120, 80, 120, 80, 120],
  bad: [500],
  ask: [120, 80, 120],
};
const LOUDNESS = 0.35;

export interface Signals {
  /** To be called within a gesture: browsers allow sound from then on. */
  allowSound(): void;
  give(kind: VerdictKind): void;
}

/** Tells a verdict to ear and hand; devices without either stay silent. */
export function createSignals(): Signals {
  let audio: AudioContext | null = null;
  return {
    allowSound: () => {
      if (!('AudioContext' in globalThis)) return;
      audio ??= new AudioContext();
      void audio.resume();
    },
    give: (kind) => {
      navigator.vibrate?.([...BUZZES[kind]]);
      if (audio?.state !== 'running') return;
      for (const note of TUNES[kind]) play(audio, note);
    },
  };
}

function play(context: AudioContext, { hertz, fromS, lastsS, shape }: Note): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  const start = context.currentTime + fromS;
  tone.type = shape;
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(LOUDNESS, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + lastsS);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + lastsS);
}
