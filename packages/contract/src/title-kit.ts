/** What the drawn poster of a title can show: one idea each. */
export const TITLE_MOTIFS = [
  ...(['sun', 'mountains', 'city', 'waves', 'forest', 'stars', 'rain', 'road', 'rings'] as const),
  ...(['diamond', 'flame', 'eye', 'bird', 'train', 'hands', 'mask', 'notes', 'crown'] as const),
  ...(['bolt', 'spiral'] as const),
];
export type TitleMotif = (typeof TITLE_MOTIFS)[number];

/** Dark, accent, light, where nobody has chosen. */
export const TITLE_PALETTE = ['#1c1917', '#b91c1c', '#fef3c7'] as const;

/** What buyers must be told of a title before it is published. */
export const TITLE_NEEDS = [
  'year',
  'languages',
  'genres',
  'formats',
  'durationMinutes',
  'releaseDate',
  'synopsis',
] as const;
export type TitleNeed = (typeof TITLE_NEEDS)[number];

/**
 * `draft`: seen by nobody outside. `coming`: published, released on a later day, no show to come yet. `now`: published,
 * has shows to come. `ended`: closed by hand, or published with nothing to come any more.
 */
export const TITLE_STAGES = ['draft', 'coming', 'now', 'ended'] as const;
export type TitleStage = (typeof TITLE_STAGES)[number];

/** Whose film it is, as its drawn poster says; of others nobody's. */
export function creditOf(
  kind: string,
  crew: readonly { readonly name: string; readonly job: string }[],
): string {
  return kind === 'movie' ? (crew.find(({ job }) => job === 'Director')?.name ?? '') : '';
}
