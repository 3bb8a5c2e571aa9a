const NAMES = [
  'ground',
  'surface',
  'raised',
  'line',
  'edge',
  'ink',
  'muted',
  'faint',
  'marquee',
  'on-marquee',
  'bulb',
  'on-bulb',
  'good',
  'bad',
  'warn',
  'on-seat',
] as const;

/** The stylesheet's colours as they are now, by day or by night, which a canvas cannot name by itself. */
export interface Palette extends Readonly<Record<(typeof NAMES)[number], string>> {
  readonly font: string;
  readonly signFont: string;
  category(categoryId: string): string;
}

/** Asks the page what each colour looks like inside `host`; `looks` names each category's. */
export function readPalette(
  host: Element,
  looks: ReadonlyMap<string, { readonly property: string }>,
): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const style = getComputedStyle(probe);
  const colour = (property: string) => {
    probe.style.color = `var(${property})`;
    return style.color;
  };
  const named = Object.fromEntries(NAMES.map((name) => [name, colour(`--color-${name}`)]));
  const ofCategory = new Map(
    [...looks].map(([categoryId, { property }]) => [categoryId, colour(property)]),
  );
  const palette = {
    ...(named as Record<(typeof NAMES)[number], string>),
    font: style.fontFamily,
    signFont: style.getPropertyValue('--font-sign') || style.fontFamily,
    category: (categoryId: string) => ofCategory.get(categoryId) ?? named['edge'] ?? '',
  };
  probe.remove();
  return palette;
}
