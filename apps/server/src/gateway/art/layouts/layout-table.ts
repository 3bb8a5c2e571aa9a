import type { Design, Layout } from '../design.ts';
import type { Tone } from '../type-kit.ts';
import { contour } from './contour.ts';
import { knockout } from './knockout.ts';
import { neon } from './neon.ts';
import { stamp } from './stamp.ts';
import { floodlit, field, versus } from './match.ts';
import { gigBeams, gigPrint, gigSpheres } from './gig.ts';
import { kinetic } from './kinetic.ts';
import { limelit, playbill, proscenium } from './stage.ts';
import { bubbleTalk, club, laughBlocks } from './standup.ts';
import { cutout } from './cutout.ts';
import { deco } from './deco.ts';
import { echo } from './echo.ts';
import { masala } from './masala.ts';
import { matchbox } from './matchbox.ts';
import { chevrons, scoreboard } from './match-night.ts';
import { monument } from './monument.ts';
import { paperback } from './paperback.ts';
import { quiet } from './quiet.ts';
import { riso } from './riso.ts';
import { spine } from './spine.ts';
import { split } from './split.ts';
import { strips } from './strips.ts';
import { swiss } from './swiss.ts';
import { tiles } from './tiles.ts';
import { vista } from './vista.ts';
import { window } from './window.ts';

const FILM_LAYOUTS = {
  knockout,
  stamp,
  neon,
  contour,
  vista,
  window,
  swiss,
  deco,
  monument,
  riso,
  cutout,
  split,
  spine,
  echo,
  masala,
  quiet,
  strips,
  tiles,
  paperback,
  matchbox,
};

type FilmLayout = keyof typeof FILM_LAYOUTS;

const SPACE_MOTIFS: ReadonlySet<string> = new Set(['rings', 'stars', 'spiral']);

/** The layouts of a live title; one that suits it better stands in the list more than once. */
function liveLayouts({ kind, words, motifName }: Design): readonly Layout[] {
  switch (kind) {
    case 'concert':
      return SPACE_MOTIFS.has(motifName) && words.tail !== null
        ? [gigSpheres]
        : [gigBeams, gigBeams, gigPrint, gigPrint, kinetic, gigSpheres, riso, echo, deco, contour];
    case 'match':
      return words.sides === null
        ? [floodlit, monument, kinetic]
        : [versus, versus, field, scoreboard, chevrons, chevrons];
    case 'play':
      return [proscenium, proscenium, limelit, playbill, deco, window, cutout];
    default:
      return [bubbleTalk, bubbleTalk, laughBlocks, club, kinetic, tiles];
  }
}

/** How likely each layout is before the tone of the title is heard. */
const LIKELIHOOD: Record<FilmLayout, number> = {
  vista: 26,
  window: 9,
  swiss: 6,
  deco: 5,
  monument: 6,
  riso: 6,
  cutout: 6,
  split: 5,
  spine: 5,
  echo: 5,
  masala: 6,
  quiet: 6,
  strips: 5,
  tiles: 3,
  paperback: 4,
  matchbox: 3,
  knockout: 7,
  stamp: 4,
  neon: 4,
  contour: 5,
};

/** Times as likely when a title has this tone. */
const LEANINGS: Record<Tone, Partial<Record<FilmLayout, number>>> = {
  hard: {
    knockout: 1.6,
    neon: 1.5,
    masala: 2,
    cutout: 1.8,
    monument: 1.6,
    deco: 0.2,
    matchbox: 0.4,
    quiet: 0.6,
  },
  tender: { stamp: 1.8, neon: 0.5, window: 2, quiet: 2, matchbox: 1.3, masala: 0.4, cutout: 0.5 },
  period: {
    deco: 3,
    window: 1.8,
    paperback: 2,
    masala: 1.4,
    matchbox: 1.8,
    swiss: 0.4,
    strips: 0.4,
  },
  musical: { neon: 2, riso: 2, echo: 2, deco: 1.3, tiles: 1.4 },
  funny: { tiles: 3, masala: 2, matchbox: 2, cutout: 1.4, swiss: 1.5, quiet: 0.6, deco: 0.4 },
  wonder: { neon: 2, contour: 1.8, vista: 1.4, echo: 1.6, strips: 1.4, paperback: 1.2 },
  dread: {
    neon: 1.6,
    contour: 1.6,
    quiet: 2,
    cutout: 2,
    echo: 1.6,
    strips: 1.5,
    masala: 0.2,
    matchbox: 0.2,
    tiles: 0.4,
  },
  sport: { knockout: 2, monument: 2, masala: 2, swiss: 1.6, deco: 0.2, window: 0.6 },
  plain: {},
};

/** The name of the film layout that suits the title's tone, by the title's seed. */
export function filmLayoutOf(design: Design): FilmLayout {
  const leanings = LEANINGS[design.tone];
  const weights = Object.fromEntries(
    Object.entries(LIKELIHOOD).map(([name, likely]) => [
      name,
      likely * (leanings[name as FilmLayout] ?? 1),
    ]),
  ) as Record<FilmLayout, number>;
  return design.rng.fork('layout').weighted(weights);
}

/** The picture of a poster, in the layout that suits the title's kind and tone, by the title's seed. */
export function drawPoster(design: Design): string {
  if (design.kind !== 'movie') return design.rng.fork('layout').pick(liveLayouts(design))(design);
  return FILM_LAYOUTS[filmLayoutOf(design)](design) ?? vista(design);
}

/** Every film layout by name, so that each can be examined by itself. */
export const filmLayouts: Readonly<Record<string, (design: Design) => string | null>> =
  FILM_LAYOUTS;
