import type { ReactNode } from 'react';

/** Pieces that belong together, below a heading to jump to. */
export function Shelf({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="flex flex-col gap-6 pt-6">
      <h2 id={`${id}-title`} className="border-b border-line pb-2 font-sign text-2xl text-bulb">
        {title}
      </h2>
      {children}
    </section>
  );
}

const THEMES = ['light', 'dark'] as const;

interface SpecimenProps {
  /** The state that is shown. */
  name: string;
  /** Beside each other, or below. */
  wide?: boolean;
  /** Called once for each theme. */
  children: () => ReactNode;
}

/** One state of one piece, by day and by night. */
export function Specimen({ name, wide = false, children }: SpecimenProps) {
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-sm text-muted">{name}</figcaption>
      <div className={wide ? 'grid gap-3' : 'grid gap-3 md:grid-cols-2'}>
        {THEMES.map((theme) => (
          <div
            key={theme}
            data-theme={theme}
            className="min-w-0 rounded-card border border-line bg-ground p-4 text-ink"
          >
            {children()}
          </div>
        ))}
      </div>
    </figure>
  );
}
