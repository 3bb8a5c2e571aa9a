/** A cloud that is crossed out: no connection. */
export function OfflineIcon() {
  return (
    <svg
      viewBox="0 0 20 20"
      className="size-5 shrink-0 text-warn"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M5.800 15.500h8.200M15.600 14.900a3.300 3.300 0 0 0-1.400-6.200 4.600 4.600 0 0 0-6.300-3.100M6 7.700a4 4 0 0 0-.2 7.800M3.500 3l13 14" />
    </svg>
  );
}
