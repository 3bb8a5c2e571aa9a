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

interface SpecimenProps {
  /** The state that is shown. */
  name: string;
  children: ReactNode;
}

/** One state of one piece. */
export function Specimen({ name, children }: SpecimenProps) {
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-sm text-muted">{name}</figcaption>
      <div className="min-w-0 rounded-card border border-line bg-ground p-4">{children}</div>
    </figure>
  );
}
