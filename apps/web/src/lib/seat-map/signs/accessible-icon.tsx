/** A person in a wheelchair; always beside words that say the same. */
export function AccessibleIcon() {
  return (
    <svg
      viewBox="-20 -22 40 44"
      className="size-4 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <circle cx={-3} cy={-16} r={2.5} fill="currentColor" />
      <path d="M-3-9V3H9l6 12M-3-3H8M-9-3a12 12 0 1 0 16 16" />
    </svg>
  );
}
