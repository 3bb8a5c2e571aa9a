import type { ReactNode } from 'react';

/** Our own line icons, 20 × 20, always beside a word that says the same. */
export function Icon({ children }: { children: ReactNode }) {
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

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="8.8" cy="8.8" r="5.600" />
      <path d="m13 13 4.200 4.200" />
    </Icon>
  );
}

export function HomeIcon() {
  return (
    <Icon>
      <path d="M3 9.200 10 3l7 6.200M5 8v8.500h10V8M8.300 16.500v-4.700h3.400v4.700" />
    </Icon>
  );
}

export function FilterIcon() {
  return (
    <Icon>
      <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
      <circle cx="13" cy="6" r="2" />
      <circle cx="7" cy="14" r="2" />
    </Icon>
  );
}

export function ShareIcon() {
  return (
    <Icon>
      <path d="M10 12V3M6.500 6 10 2.800 13.500 6M5.500 9.500H4v7h12v-7h-1.500" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="m5.500 5.500 9 9M14.500 5.500l-9 9" />
    </Icon>
  );
}

/** Points on; `back` the other way. */
export function ChevronIcon({ back = false }: { back?: boolean }) {
  return (
    <Icon>
      {back ? (
        <path d="m12.500 4.500-5.500 5.500 5.500 5.500" />
      ) : (
        <path d="m7.500 4.500 5.500 5.500-5.500 5.500" />
      )}
    </Icon>
  );
}

export function DirectionsIcon() {
  return (
    <Icon>
      <path d="m10 2.500 7.500 7.500-7.500 7.500L2.500 10zM7.300 12v-1.500c0-.8.5-1.300 1.300-1.300h4M10.800 7.300l1.900 1.900-1.900 1.900" />
    </Icon>
  );
}

export function QrIcon() {
  return (
    <Icon>
      <path d="M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h2v2h-2zM17 12v5h-5M5.500 5.500h0M14.500 5.500h0M5.500 14.500h0" />
    </Icon>
  );
}

/** A cloud that is crossed out: no connection. */
export function OfflineIcon() {
  return (
    <Icon>
      <path d="M5.800 15.500h8.200M15.600 14.900a3.300 3.300 0 0 0-1.400-6.200 4.600 4.600 0 0 0-6.300-3.100M6 7.700a4 4 0 0 0-.2 7.800M3.500 3l13 14" />
    </Icon>
  );
}

export function QuestionIcon() {
  return (
    <Icon>
      <path d="M7 7.2a3 3 0 1 1 4.3 2.7c-.9.4-1.3 1-1.3 2.1M10 15.2v.1" />
    </Icon>
  );
}

export function TickIcon() {
  return (
    <Icon>
      <path d="m4 10.5 4 4 8-9" />
    </Icon>
  );
}

export function ReturnIcon() {
  return (
    <Icon>
      <path d="M8 4 4 8l4 4M4 8h8a4 4 0 0 1 0 8H9" />
    </Icon>
  );
}
