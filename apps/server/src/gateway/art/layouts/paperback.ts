import { column, corner } from '../column.ts';
import { type Design, emblem, scene } from '../design.ts';
import { circle, ellipse, rect, stroke } from '../draw.ts';
import { grain } from '../textures.ts';

/** Three bands like an old paperback's: colour, a plain panel for the name, and a picture. */
export function paperback(design: Design): string {
  const { rng, inks, canvas, words, face, type } = design;
  const band = rng.pick([inks.accent, inks.second, inks.dark]);
  const panel = inks.paper;
  const ink = inks.deep;
  const bandInk = band === inks.dark ? [inks.light] : [inks.deep, inks.paper];
  const head = 132;
  const body = 290;
  const picture = { x: 0, y: head + body, w: 600, h: 900 - head - body };
  const flat = rng.chance(0.5);
  const at = { x: 300, y: picture.y + picture.h * 0.48 };
  const text = column(design, {
    box: { x: 46, y: head + 30, w: 508, h: body - 60 },
    align: rng.pick(['left', 'centre'] as const),
    hang: 'middle',
    order: rng.pick([
      ['title', 'native', 'credit'],
      ['title', 'rule', 'credit'],
      ['credit', 'title', 'native'],
    ] as const),
    grounds: [panel],
    inks: [ink],
    shade: band,
    small: 16,
    maxSize: 150,
    kit: {
      display: type.display.name === 'oswaldThin' ? face('abril') : type.display,
      warp: 'none',
      finish: 'plain',
      shape: 'even',
    },
  });
  const art = flat
    ? rect(picture, band) +
      circle(at, 196, band === inks.dark ? inks.accent : inks.light) +
      emblem(design, at, 158, {
        main: inks.dark,
        shade: band === inks.accent ? inks.second : inks.accent,
        light: inks.paper,
        ground: band === inks.dark ? inks.accent : inks.light,
      })
    : scene(design, {
        box: picture,
        focus: { x: 300, y: picture.y + picture.h * 0.45 },
        reach: 170,
        mood: rng.pick(['blaze', 'day', 'night', 'dusk'] as const),
      });
  return (
    rect(canvas.whole, panel) +
    rect({ x: 0, y: 0, w: 600, h: head }, band) +
    ellipse({ x: 300, y: head / 2 }, 168, 36, panel) +
    corner(design, words.languages ?? words.genres ?? words.year, {
      box: { x: 150, y: head / 2 - 9, w: 300, h: 20 },
      align: 'centre',
      grounds: [panel],
      inks: [ink],
      small: 20,
    }) +
    corner(design, words.year, {
      box: { x: 30, y: head / 2 - 7, w: 90, h: 14 },
      align: 'left',
      grounds: [band],
      inks: bandInk,
      small: 15,
    }) +
    corner(design, words.certificate, {
      box: { x: 480, y: head / 2 - 7, w: 90, h: 14 },
      align: 'right',
      grounds: [band],
      inks: bandInk,
      small: 15,
    }) +
    art +
    stroke(`M0 ${head}H600M0 ${head + body}H600`, ink, 5) +
    text.art +
    grain(design, inks.deep, 0.15)
  );
}
