import { turn } from '../canvas.ts';
import { column } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, scene } from '../design.ts';
import { group, path, polygon, stroke } from '../draw.ts';
import { grain } from '../textures.ts';

/** Two worlds of one scene, one upside down, parted by a band that carries the name. */
export function split(design: Design): string {
  const { rng, inks, canvas } = design;
  const slope = rng.pick([0, 0, 90, -90]);
  const [above, below] = rng.pick([
    ['day', 'night'],
    ['blaze', 'night'],
    ['night', 'blaze'],
    ['dusk', 'day'],
  ] as const);
  const band = rng.pick([inks.deep, inks.paper, inks.accent]);
  const half = 104;
  const edge = (y: number): [{ x: number; y: number }, { x: number; y: number }] => [
    { x: 0, y: y + slope },
    { x: 600, y: y - slope },
  ];
  const wish = {
    box: { x: 0, y: -10, w: 600, h: 560 },
    focus: { x: 300, y: 210 - Math.abs(slope) * 0.3 },
    reach: 150,
  };
  const top = scene(design, { ...wish, mood: above });
  const bottom = group(scene(design, { ...wish, mood: below }), {
    transform: 'rotate(180 300 450)',
  });
  const [l, r] = edge(450);
  const lettering = (): string =>
    column(design, {
      box: { x: -254, y: 18 - half, w: 508, h: half * 2 - 36 },
      align: 'centre',
      hang: 'middle',
      order: ['title', 'facts'],
      grounds: [band],
      inks: band === inks.deep ? [inks.light, inks.paper] : [inks.deep],
      shade: band === inks.deep ? inks.accent : mix(band, inks.dark, 0.4),
      small: 15,
      kit: { warp: 'none', finish: 'plain' },
    }).art;
  const stripe = polygon([
    { x: -40, y: l.y - half },
    { x: 640, y: r.y - half },
    { x: 640, y: r.y + half },
    { x: -40, y: l.y + half },
  ]);
  const line = band === inks.paper ? inks.accent : inks.light;
  const text = canvas.moved(
    turn((Math.atan2(-slope, 300) * 180) / Math.PI, { x: 300, y: 450 }),
    lettering,
  );
  return (
    top +
    canvas.clipped(path(polygon([l, r, { x: 600, y: 910 }, { x: 0, y: 910 }]), '#000'), bottom) +
    path(stripe, band) +
    stroke(
      `M-40 ${l.y - half + 8}L640 ${r.y - half + 8}M-40 ${l.y + half - 8}L640 ${r.y + half - 8}`,
      line,
      2,
    ) +
    text +
    grain(design, inks.paper, 0.14)
  );
}
