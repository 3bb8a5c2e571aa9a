/** A seat with a corner missing: not all of the stage is seen from it. */
export function ObstructedIcon() {
  return (
    <svg viewBox="0 0 16 16" className="size-4 shrink-0" aria-hidden="true">
      <path d="M9 1.5h5.5v13h-13V9Z" className="fill-faint" />
    </svg>
  );
}
