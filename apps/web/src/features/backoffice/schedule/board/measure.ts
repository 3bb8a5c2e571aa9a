export interface Hours {
  readonly from: number;
  readonly until: number;
}

/** Where a minute stands, from the row's left end. */
export function shareOf(minute: number, { from, until }: Hours): string {
  return `${((minute - from) / (until - from)) * 100}%`;
}

export function spanStyle(from: number, until: number, hours: Hours) {
  const width = ((until - from) / (hours.until - hours.from)) * 100;
  return { left: shareOf(from, hours), width: `${width}%` };
}
