import type { ArtSubject } from '@houseful/contract/faces/catalog';
import { designFor } from './design.ts';
import { drawPoster } from './layouts/layout-table.ts';
import { drawBanner } from './layouts/wide-table.ts';
import { createTypefaces } from './typefaces.ts';

export type Art = {
  /** A portrait picture, 600 × 900, for lists and cards. */
  poster(subject: ArtSubject): string;
  /** A wide picture, 1600 × 700. */
  banner(subject: ArtSubject): string;
};

export function createArt(): Art {
  const face = createTypefaces();
  return {
    poster: (subject) => {
      const design = designFor(subject, 'poster', face);
      return design.canvas.finish(drawPoster(design), subject.name);
    },
    banner: (subject) => {
      const design = designFor(subject, 'banner', face);
      return design.canvas.finish(drawBanner(design), subject.name);
    },
  };
}
