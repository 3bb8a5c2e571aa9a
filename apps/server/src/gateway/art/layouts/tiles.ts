import { column } from '../column.ts';
import { type Design, emblem } from '../design.ts';
import { rect, upTo } from '../draw.ts';
import { grain } from '../textures.ts';

/** The sign printed over and over in turning colours, one of them out of step. */
export function tiles(design: Design): string {
  const { rng, inks, canvas } = design;
  const across = rng.pick([2, 3, 3, 4]);
  const side = 600 / across;
  const down = across === 2 ? 2 : across === 3 ? 3 : 4;
  const grounds = rng.pick([
    [inks.accent, inks.dark, inks.light, inks.second],
    [inks.light, inks.accent, inks.paper],
    [inks.dark, inks.second, inks.accent],
    [inks.second, inks.light, inks.accent, inks.dark],
  ]);
  const odd = rng.int(0, across * down - 1);
  const block = side * down;
  const titleTop = rng.chance(0.35);
  const top = titleTop ? 900 - block : 0;
  const cells = upTo(across * down).map((i) => {
    const col = i % across;
    const row = Math.floor(i / across);
    const ground = grounds[(col + row * (across % 2 === 0 ? 1 : 2)) % grounds.length] ?? inks.light;
    const pale = ground === inks.light || ground === inks.paper;
    const main =
      i === odd
        ? pale
          ? inks.second
          : inks.paper
        : pale
          ? inks.dark
          : ground === inks.dark
            ? inks.accent
            : inks.deep;
    const shade =
      i === odd ? inks.deep : pale ? inks.accent : ground === inks.dark ? inks.light : inks.dark;
    const at = { x: col * side + side / 2, y: top + row * side + side / 2 };
    return (
      rect({ x: col * side, y: top + row * side, w: side, h: side }, ground) +
      emblem(
        design,
        at,
        side * 0.36,
        { main, shade, light: pale ? ground : inks.light, ground },
        i === odd ? 180 : 0,
      )
    );
  });
  const plate = rng.pick([inks.paper, inks.deep]);
  const text = column(design, {
    box: titleTop
      ? { x: 34, y: 34, w: 532, h: 900 - block - 68 }
      : { x: 34, y: block + 34, w: 532, h: 900 - block - 68 },
    align: rng.pick(['left', 'centre'] as const),
    hang: 'middle',
    order: rng.pick([
      ['title', 'native', 'facts'],
      ['title', 'credit', 'facts'],
    ] as const),
    grounds: [plate],
    inks: plate === inks.deep ? [inks.light] : [inks.deep],
    shade: inks.accent,
    small: 16,
    kit: { warp: 'none' },
  });
  return rect(canvas.whole, plate) + cells.join('') + text.art + grain(design, inks.deep, 0.12);
}
