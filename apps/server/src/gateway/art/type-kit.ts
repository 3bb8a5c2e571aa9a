import type { ArtSubject } from '@houseful/contract/faces/catalog';
import type { Finish } from './lettering.ts';
import type { Seeded } from './seeded.ts';
import type { FaceName, Typeface } from './typefaces.ts';
import type { WarpName } from './warp.ts';

/** The lettering of one title: its display face and how that is used, and the face of the small type. */
export type TypeKit = {
  display: Typeface;
  small: Typeface;
  capitals: boolean;
  tracking: number;
  gap: number;
  shape: 'even' | 'block';
  finish: Finish;
  warp: WarpName;
};

/** How a title feels, read from its genres, kind and age. */
export type Tone =
  | 'hard'
  | 'tender'
  | 'period'
  | 'musical'
  | 'funny'
  | 'wonder'
  | 'dread'
  | 'sport'
  | 'plain';

const TONE_OF_GENRE: readonly (readonly [RegExp, Tone])[] = [
  [/horror|mystery|supernatural|psycholog/i, 'dread'],
  [/sport|cricket|football|kabaddi|hockey|tennis|badminton/i, 'sport'],
  [/action|thriller|crime|war|heist|spy|gangster/i, 'hard'],
  [/comed|satire|stand/i, 'funny'],
  [/music|dance|concert|rock|pop|hip|jazz|electronic|indie|bollywood|sufi|classical/i, 'musical'],
  [/histor|biograph|period|epic|mytholog|classic/i, 'period'],
  [/fantasy|sci|adventure|animation|family|children/i, 'wonder'],
  [/roman|drama|love/i, 'tender'],
];

const TONE_OF_KIND: Record<ArtSubject['kind'], Tone> = {
  movie: 'plain',
  concert: 'musical',
  match: 'sport',
  play: 'period',
  comedy: 'funny',
};

const CLASSIC_BEFORE_YEAR = 1982;

export function toneOf(subject: ArtSubject): Tone {
  if (subject.kind !== 'movie') return TONE_OF_KIND[subject.kind];
  if (subject.year < CLASSIC_BEFORE_YEAR) return 'period';
  for (const genre of subject.genres) {
    const found = TONE_OF_GENRE.find(([pattern]) => pattern.test(genre));
    if (found !== undefined) return found[1];
  }
  return 'plain';
}

const FACES: Record<Tone, Partial<Record<FaceName, number>>> = {
  hard: { bebas: 4, oswald: 4, grotesk: 2, groteskItalic: 2, rozha: 1 },
  tender: { abril: 4, rozha: 4, limelight: 2, oswaldThin: 2, righteous: 1 },
  period: { limelight: 4, abril: 3, rozha: 4, bebas: 1 },
  musical: { righteous: 5, limelight: 3, bebas: 2, abril: 1 },
  funny: { righteous: 3, grotesk: 4, bebas: 2, rozha: 2, groteskItalic: 2 },
  wonder: { righteous: 3, bebas: 3, oswald: 2, limelight: 2, grotesk: 1, abril: 1 },
  dread: { oswald: 3, bebas: 3, abril: 3, rozha: 2, oswaldThin: 2 },
  sport: { groteskItalic: 5, bebas: 4, oswald: 4 },
  plain: { bebas: 3, oswald: 3, abril: 3, rozha: 3, righteous: 2, grotesk: 2, limelight: 1 },
};

const WARPS: Record<Tone, Partial<Record<WarpName, number>>> = {
  hard: { none: 5, slant: 2, rise: 2, approach: 1 },
  tender: { none: 7, arch: 1, wave: 1 },
  period: { none: 6, arch: 3, bulge: 1, valley: 1 },
  musical: { none: 3, wave: 3, bulge: 2, arch: 2 },
  funny: { none: 4, rise: 2, bulge: 2, wave: 2, arch: 1 },
  wonder: { none: 5, arch: 2, valley: 2, bulge: 1 },
  dread: { none: 7, valley: 1 },
  sport: { none: 2, rise: 3, slant: 3, approach: 1 },
  plain: { none: 6, arch: 1, rise: 1, valley: 1 },
};

const FINISHES: Partial<Record<Finish, number>> = {
  plain: 5,
  drop: 2,
  fade: 2,
  inline: 1,
  echo: 1,
};

const TRACKING: Partial<Record<FaceName, number>> = {
  oswaldThin: 0.12,
  grotesk: -0.03,
  groteskItalic: -0.025,
  bebas: 0.01,
};
const GAPS: Partial<Record<FaceName, number>> = {
  oswaldThin: 0.42,
  abril: 0.2,
  rozha: 0.22,
  grotesk: 0.2,
};

export function typeKitFor(
  subject: ArtSubject,
  face: (name: FaceName) => Typeface,
  rng: Seeded,
): TypeKit {
  const tone = toneOf(subject);
  const name = rng.weighted(FACES[tone]);
  const display = face(name);
  const small =
    name === 'abril' || name === 'rozha' || name === 'grotesk'
      ? rng.pick(['sans', 'oswaldText'] as const)
      : 'oswaldText';
  return {
    display,
    small: face(small),
    capitals: display.capitals || rng.chance(name === 'abril' || name === 'rozha' ? 0.2 : 0.5),
    tracking: TRACKING[name] ?? 0,
    gap: GAPS[name] ?? 0.17,
    shape: name === 'oswaldThin' ? 'even' : rng.pick(['even', 'block'] as const),
    finish: name === 'oswaldThin' ? 'plain' : rng.weighted(FINISHES),
    warp: name === 'oswaldThin' ? 'none' : rng.weighted(WARPS[tone]),
  };
}
