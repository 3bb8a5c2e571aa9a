import { column } from '../column.ts';
import { type Design, scene } from '../design.ts';
import { n, path, rect } from '../draw.ts';
import { drawable } from '../glyph-run.ts';
import { titleOutline } from '../lettering.ts';
import { fitTitle } from '../title-fit.ts';
import { frame, grain, halftone } from '../textures.ts';

/** Blocks of letters lower than this do not carry a picture. */
const LEAST_HEIGHT = 330;

/** Longer names have letters too small to look through. */
const LONGEST_LETTERS = 30;

/** Letters are drawn taller to reach this height, up to a limit. */
const WANTED_HEIGHT = 520;
const STRETCH_MOST = 1.9;

/** The scene seen through the letters of the name; null when the name is too long to be windows. */
export function knockout(design: Design): string | null {
  const { canvas, inks, rng, face } = design;
  const display = face(rng.pick(['bebas', 'grotesk', 'oswald', 'righteous'] as const));
  const name = drawable(display, design.words.head).text;
  const fit = {
    face: display,
    maxWidth: 532,
    maxHeight: 600,
    shape: 'block',
    maxSize: 620,
    maxLines: 4,
    tracking: -0.005,
    gap: 0.08,
    capitals: true,
    smallLines: false,
  } as const;
  const title = name === '' || name.length > LONGEST_LETTERS ? null : fitTitle(name, fit);
  if (title === null) return null;
  const stretch = Math.min(STRETCH_MOST, Math.max(1, WANTED_HEIGHT / title.height));
  const tall = title.height * stretch;
  if (tall < LEAST_HEIGHT) return null;
  const pale = rng.chance(0.5);
  const ground = pale ? inks.paper : inks.deep;
  const at = { x: 300 - title.width / 2, y: Math.max(56, (900 - 150 - tall) / 2) };
  const d = titleOutline(title, 'centre', stretch);
  canvas.note({
    box: { ...at, w: title.width, h: tall },
    ink: pale ? inks.dark : inks.light,
    grounds: [ground],
  });
  const move = `translate(${n(at.x)} ${n(at.y)})`;
  const picture = scene(
    design,
    {
      box: { x: 0, y: at.y - 10, w: 600, h: tall + 20 },
      focus: { x: 300, y: at.y + tall * 0.48 },
      reach: Math.min(230, tall * 0.42),
      mood: pale ? 'dim' : 'bright',
    },
    path(d, '#000', { transform: move }),
  );
  const shown = {
    ...design,
    words: { ...design.words, head: design.words.tail ?? '', tail: null },
  };
  const foot = column(shown, {
    box: { x: 40, y: at.y + tall + 34, w: 520, h: 844 - at.y - tall - 34 },
    align: 'centre',
    hang: 'bottom',
    order: ['title', 'native', 'credit', 'facts'],
    grounds: [ground],
    inks: [pale ? inks.deep : inks.light],
    shade: inks.accent,
    small: 16,
    maxSize: 54,
    kit: { shape: 'even', finish: 'plain', warp: 'none' },
  });
  return (
    rect(canvas.whole, ground) +
    (rng.chance(0.5)
      ? halftone({ x: 0, y: 0, w: 600, h: 300 }, pale ? inks.light : inks.dark, 18, 'up', 0.7)
      : '') +
    path(d, inks.accent, { transform: `translate(${n(at.x + 7)} ${n(at.y + 7)})` }) +
    path(d, pale ? inks.deep : inks.light, { transform: move }) +
    picture +
    foot.art +
    frame(
      design,
      rng.pick(['none', 'keyline', 'ticks'] as const),
      pale ? inks.dark : inks.accent,
      22,
    ) +
    grain(design, pale ? inks.deep : inks.paper, 0.12)
  );
}
