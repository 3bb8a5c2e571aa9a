import type { Design, Layout } from '../design.ts';
import {
  wideArcade,
  wideCentre,
  wideMonument,
  widePanel,
  widePrint,
  wideStrips,
  wideVista,
} from './wide-film.ts';
import { wideBeams, wideFloodlit, wideSpheres, wideVersus } from './wide-live.ts';
import { wideBubble, wideClub, wideStage } from './wide-stage.ts';

const FILM = { wideVista, widePanel, widePrint, wideArcade, wideCentre, wideStrips, wideMonument };

const LIKELIHOOD: Record<keyof typeof FILM, number> = {
  wideVista: 10,
  widePanel: 7,
  widePrint: 4,
  wideArcade: 4,
  wideCentre: 3,
  wideStrips: 3,
  wideMonument: 3,
};

const SPACE_MOTIFS: ReadonlySet<string> = new Set(['rings', 'stars', 'spiral']);

function liveLayout({ kind, words, motifName, rng }: Design): Layout {
  const choose = rng.fork('layout');
  switch (kind) {
    case 'concert':
      return SPACE_MOTIFS.has(motifName)
        ? wideSpheres
        : choose.pick([wideBeams, wideBeams, wideSpheres, widePrint]);
    case 'match':
      return words.sides === null ? wideFloodlit : wideVersus;
    case 'play':
      return wideStage;
    default:
      return choose.pick([wideBubble, wideClub]);
  }
}

/** The picture of a banner: the layout that suits the title's kind, by the title's seed. */
export function drawBanner(design: Design): string {
  if (design.kind !== 'movie') return liveLayout(design)(design);
  return FILM[design.rng.fork('layout').weighted(LIKELIHOOD)](design);
}
