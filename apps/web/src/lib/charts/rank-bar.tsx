/** How much of the most a line of a table is. The figure stands beside it: it is not read aloud. */
export function RankBar({
  value,
  before,
  max,
  look = 'text-seat-1',
}: {
  value: number;
  /** What it is held against, as a mark. */
  before?: number;
  max: number;
  look?: string;
}) {
  const share = (part: number) =>
    `${max <= 0 ? 0 : Math.max(0, Math.min(100, (part / max) * 100))}%`;
  return (
    <svg width="100%" height="12" className={`block min-w-24 ${look}`} aria-hidden="true">
      <rect width="100%" height="12" rx="4" className="fill-raised" />
      <rect width={share(value)} height="12" rx="4" className="fill-current" />
      {before !== undefined && before > 0 && (
        <rect x={share(before)} y="0" width="2" height="12" className="fill-ink" />
      )}
    </svg>
  );
}
