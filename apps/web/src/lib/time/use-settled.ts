import { useEffect, useState } from 'react';
import { device } from './device.ts';

/** The value once it has stood still for so long. */
export function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => device.after(ms, () => setSettled(value)), [value, ms]);
  return settled;
}
