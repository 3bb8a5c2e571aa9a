import type { ReactNode } from 'react';

/** Our own line icons, 20 × 20, always beside a word that says the same. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className="size-5 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function PinIcon() {
  return (
    <Icon>
      <path d="M10 18s6-5.2 6-10A6 6 0 0 0 4 8c0 4.8 6 10 6 10Z" />
      <circle cx="10" cy="8" r="2.2" />
    </Icon>
  );
}

export function TicketIcon() {
  return (
    <Icon>
      <path d="M2.5 5.500h15v3a1.7 1.7 0 0 0 0 3.300v2.700h-15v-2.700a1.7 1.7 0 0 0 0-3.300z" />
      <path d="M12.5 6v1.500M12.5 9.300v1.500M12.5 12.600v1.5" />
    </Icon>
  );
}

export function PersonIcon() {
  return (
    <Icon>
      <circle cx="10" cy="6.5" r="3.2" />
      <path d="M3.5 17c.8-3.6 3.3-5.4 6.5-5.400s5.7 1.8 6.5 5.4" />
    </Icon>
  );
}

export function StarIcon() {
  return (
    <svg viewBox="0 0 20 20" className="size-4 shrink-0" fill="currentColor" aria-hidden="true">
      <path d="m10 2 2.4 5.2 5.6.6-4.2 3.8 1.2 5.600L10 14.4 5 17.200l1.2-5.600L2 7.800l5.6-.6z" />
    </svg>
  );
}

export function ClockIcon() {
  return (
    <Icon>
      <circle cx="10" cy="10" r="7.3" />
      <path d="M10 5.800V10l2.8 1.8" />
    </Icon>
  );
}

export function DownloadIcon() {
  return (
    <Icon>
      <path d="M10 3v9.500M6 9l4 4 4-4M3.5 16.500h13" />
    </Icon>
  );
}

export function CalendarIcon() {
  return (
    <Icon>
      <rect x="3" y="4.5" width="14" height="12.5" rx="2" />
      <path d="M3 8.500h14M7 2.800v3M13 2.800v3" />
    </Icon>
  );
}
