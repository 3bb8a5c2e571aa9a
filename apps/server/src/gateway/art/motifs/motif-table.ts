import type { Seeded } from '../seeded.ts';
import { bird } from './bird.ts';
import { bolt } from './bolt.ts';
import { city } from './city.ts';
import { crown } from './crown.ts';
import { diamond } from './diamond.ts';
import { eye } from './eye.ts';
import { flame } from './flame.ts';
import { forest } from './forest.ts';
import { hands } from './hands.ts';
import { mask } from './mask.ts';
import type { Motif } from './motif.ts';
import { mountains } from './mountains.ts';
import { notes } from './notes.ts';
import { rain } from './rain.ts';
import { rings } from './rings.ts';
import { road } from './road.ts';
import { spiral } from './spiral.ts';
import { stars } from './stars.ts';
import { sun } from './sun.ts';
import { train } from './train.ts';
import { waves } from './waves.ts';

const MOTIFS: ReadonlyMap<string, Motif> = new Map(
  Object.entries({
    sun,
    mountains,
    city,
    waves,
    forest,
    stars,
    rain,
    road,
    rings,
    diamond,
    flame,
    eye,
    bird,
    train,
    hands,
    mask,
    notes,
    crown,
    bolt,
    spiral,
  }),
);

export const motifNames: readonly string[] = [...MOTIFS.keys()];

/** The motif of that name, or one from the seed for a name that is not in the table. */
export function motifNamed(name: string, rng: Seeded): Motif {
  const found = MOTIFS.get(name) ?? MOTIFS.get(rng.pick(motifNames));
  if (found === undefined) throw new RangeError(`no motif ${name}`);
  return found;
}
