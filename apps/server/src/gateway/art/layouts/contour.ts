import { column } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import { blob, circle, path, polar, rect, upTo } from '../draw.ts';
import { grain } from '../textures.ts';

/** Layers of cut card, one deeper than the other, down to the sign at the bottom of the well. */
export function contour(design: Design): string {
  const { inks, canvas, rng } = design;
  const inward = rng.chance(0.5);
  const [outer, inner] = inward ? [inks.light, inks.dark] : [inks.dark, inks.light];
  const middle = rng.pick([inks.accent, inks.second]);
  const at = { x: 300, y: 330 };
  const layers = 8;
  const wobble = upTo(14).map(() => rng.between(-1, 1));
  const tone = (t: number): string =>
    t < 0.5 ? mix(outer, middle, t * 2) : mix(middle, inner, (t - 0.5) * 2);
  const cards = upTo(layers).map((i) => {
    const t = (i + 1) / layers;
    const r = 430 - 290 * t;
    const drift = {
      x: at.x + (wobble[i % 3] ?? 0) * 16 * (1 - t),
      y: at.y + (wobble[(i + 1) % 3] ?? 0) * 14 * (1 - t),
    };
    const shape = blob(
      upTo(14).map((k) =>
        polar(
          drift,
          r * (1 + 0.13 * (1 - t * 0.5) * ((wobble[(k + i) % 14] ?? 0) * 0.5 + (wobble[k] ?? 0))),
          (k * 360) / 14,
        ),
      ),
    );
    return (
      path(shape, inks.deep, { transform: 'translate(7 11)', opacity: 0.28 }) + path(shape, tone(t))
    );
  });
  const plate = outer;
  const text = column(design, {
    box: { x: 46, y: 644, w: 508, h: 214 },
    align: rng.pick(['left', 'centre'] as const),
    hang: 'bottom',
    order: rng.pick([
      ['title', 'native', 'credit', 'facts'],
      ['credit', 'title', 'facts'],
    ] as const),
    grounds: [plate],
    inks: plate === inks.light ? [inks.deep] : [inks.light],
    shade: inks.accent,
    small: 16,
    kit: { warp: 'none' },
  });
  const lit = inner === inks.light;
  return (
    rect(canvas.whole, outer) +
    canvas.clipped(rect({ x: 0, y: 0, w: 600, h: 620 }, '#000'), cards.join('')) +
    circle(at, 10, inner) +
    emblem(design, at, 112, {
      main: lit ? inks.deep : middle,
      shade: lit ? middle : mix(middle, inks.deep, 0.5),
      light: inks.paper,
      ground: inner,
    }) +
    rect({ x: 0, y: 620, w: 600, h: 280 }, plate) +
    text.art +
    grain(design, inks.deep, 0.13)
  );
}
