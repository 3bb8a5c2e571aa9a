import {
  atLightness,
  type Colour,
  chromaOf,
  fromHue,
  isColour,
  lightnessOf,
  mix,
  rotateHue,
} from './colour.ts';
import type { Seeded } from './seeded.ts';

/** The inks of one design: the title's palette put in order, and the shades mixed from it. */
export type Inks = {
  /** Almost black, tinted. */
  deep: Colour;
  dark: Colour;
  accent: Colour;
  /** A counter-colour to the accent. */
  second: Colour;
  light: Colour;
  /** Almost white, tinted. */
  paper: Colour;
};

/** What a scene is painted with. */
export type Tints = {
  skyTop: Colour;
  skyMid: Colour;
  skyLow: Colour;
  /** Silhouettes fade from far (at the horizon) to near. */
  far: Colour;
  near: Colour;
  /** The hero object: its face, its dark side, its lit edge. */
  body: Colour;
  shade: Colour;
  rim: Colour;
  /** The smallest and brightest things. */
  spark: Colour;
  /** Fine lines that must show against the sky. */
  line: Colour;
  second: Colour;
};

export type Mood = 'night' | 'blaze' | 'dusk' | 'day' | 'bright' | 'dim';

/** Puts a palette in order (dark, accent, light), repairs what is not a colour, and adds the mixes. */
export function inksOf(palette: readonly string[], rng: Seeded): Inks {
  const hue = rng.between(0, 360);
  const repaired: Colour[] = [
    fromHue(hue, 0.24, 0.05),
    fromHue(hue + 40, 0.66, 0.17),
    fromHue(hue + 60, 0.92, 0.05),
  ].map((spare, i) => (isColour(palette[i] ?? '') ? (palette[i] as Colour).toLowerCase() : spare));
  const byLightness = repaired.toSorted((a, b) => lightnessOf(a) - lightnessOf(b));
  const [first, middle, last] = byLightness as [Colour, Colour, Colour];
  const dark = atLightness(first, Math.min(0.3, Math.max(0.2, lightnessOf(first))), 1.1);
  const accent = atLightness(middle, Math.min(0.76, Math.max(0.54, lightnessOf(middle))), 1.06);
  const light = atLightness(last, Math.min(0.95, Math.max(0.86, lightnessOf(last))));
  const turned = rotateHue(accent, rng.pick([-1, 1]) * rng.between(55, 150));
  const second =
    chromaOf(turned) > 0.06 ? turned : fromHue(hue, lightnessOf(accent), rng.between(0.12, 0.17));
  return {
    deep: atLightness(dark, 0.15, 0.8),
    dark,
    accent,
    second: atLightness(second, Math.min(0.72, Math.max(0.5, lightnessOf(second) - 0.04))),
    light,
    paper: atLightness(light, 0.965, 0.45),
  };
}

const lifted = (colour: Colour): Colour => atLightness(colour, Math.max(0.72, lightnessOf(colour)));
const lowered = (colour: Colour): Colour =>
  atLightness(colour, Math.min(0.46, lightnessOf(colour)));

const MOODS: Record<Mood, (inks: Inks) => Tints> = {
  night: ({ deep, dark, accent, second, light, paper }) => ({
    skyTop: deep,
    skyMid: mix(dark, accent, 0.14),
    skyLow: mix(dark, accent, 0.66),
    far: mix(dark, accent, 0.42),
    near: deep,
    body: mix(accent, light, 0.6),
    shade: mix(accent, dark, 0.4),
    rim: light,
    spark: paper,
    line: light,
    second,
  }),
  blaze: ({ deep, dark, accent, second, light, paper }) => ({
    skyTop: mix(accent, dark, 0.62),
    skyMid: accent,
    skyLow: mix(accent, light, 0.72),
    far: mix(accent, dark, 0.28),
    near: deep,
    body: light,
    shade: mix(accent, dark, 0.3),
    rim: paper,
    spark: paper,
    line: paper,
    second,
  }),
  dusk: ({ deep, dark, accent, second, light, paper }) => ({
    skyTop: mix(deep, second, 0.12),
    skyMid: mix(dark, second, 0.6),
    skyLow: mix(accent, light, 0.25),
    far: mix(second, dark, 0.45),
    near: deep,
    body: accent,
    shade: mix(second, dark, 0.5),
    rim: light,
    spark: paper,
    line: light,
    second,
  }),
  day: ({ dark, accent, second, light, paper }) => ({
    skyTop: mix(accent, light, 0.5),
    skyMid: light,
    skyLow: paper,
    far: mix(light, accent, 0.5),
    near: dark,
    body: accent,
    shade: mix(accent, dark, 0.5),
    rim: paper,
    spark: paper,
    line: dark,
    second,
  }),
  /** Nothing in it is dark: letters filled with it stand on `deep`. */
  bright: ({ accent, second, light, paper }) => ({
    skyTop: lifted(accent),
    skyMid: mix(lifted(accent), light, 0.5),
    skyLow: light,
    far: mix(lifted(second), light, 0.4),
    near: lifted(second),
    body: paper,
    shade: lifted(accent),
    rim: paper,
    spark: paper,
    line: paper,
    second: lifted(second),
  }),
  /** Nothing in it is light: letters filled with it stand on `paper`. */
  dim: ({ deep, dark, accent, second }) => ({
    skyTop: deep,
    skyMid: lowered(second),
    skyLow: lowered(accent),
    far: mix(lowered(accent), dark, 0.5),
    near: deep,
    body: lowered(accent),
    shade: dark,
    rim: lowered(accent),
    spark: lowered(accent),
    line: lowered(second),
    second: lowered(second),
  }),
};

export function tintsFor(mood: Mood, inks: Inks): Tints {
  return MOODS[mood](inks);
}

/** The silhouette colour at a depth from 0 (horizon) to 1 (viewer). */
export function atDepth(tints: Tints, depth: number): Colour {
  return mix(tints.far, tints.near, depth);
}
