import clsx from 'clsx';

/** The shape of what is on its way, so that nothing jumps when it arrives. */
export function Skeleton({ className }: { className: string }) {
  return <span className={clsx('skeleton block', className)} aria-hidden="true" />;
}

/** Says once, to those who cannot see the skeletons, that something is loading. */
export function LoadingLabel({ children }: { children: string }) {
  return (
    <p className="sr-only" role="status">
      {children}
    </p>
  );
}
