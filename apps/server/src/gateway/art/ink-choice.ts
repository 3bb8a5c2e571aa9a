import { type Colour, contrast, luminance, mix, READABLE_CONTRAST, readableInk } from './colour.ts';
import type { Inks } from './tints.ts';

/** The ink for lettering on one flat ground: the first readable wish, else near-black or near-white. */
export function inkOn(inks: Inks, ground: Colour, wishes: readonly Colour[] = []): Colour {
  return readableInk([ground], [...wishes, inks.paper, inks.deep]);
}

/** A texture colour for a ground that only makes lettering in that ink easier to read. */
export function awayFrom(ink: Colour, ground: Colour, share: number, inks: Inks): Colour {
  return mix(ground, luminance(ink) > luminance(ground) ? inks.deep : inks.light, share);
}

/** A ground coloured towards a tint, by at most the share, as far as the ink stays readable on it. */
export function quietTint(ground: Colour, tint: Colour, share: number, ink: Colour): Colour {
  for (let left = share; left > 0.02; left *= 0.8) {
    const tried = mix(ground, tint, left);
    if (contrast(ink, tried) >= READABLE_CONTRAST) return tried;
  }
  return ground;
}
