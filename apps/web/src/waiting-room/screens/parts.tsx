/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { device } from '../../lib/time/device.ts';
import { clockText } from '../wording.ts';
import { useRoom } from './room-context.ts';

const TICK_MS = 250;

/** A screen's heading with what belongs to it. */
export function Card({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <section class="card flex flex-col gap-4">
      <h2 class="text-2xl font-bold">{title}</h2>
      {children}
    </section>
  );
}

/** Time that runs out on the server's clock, large. Told to screen readers by the page, not each second. */
export function Clock({ label, untilMs }: { label: string; untilMs: number }) {
  const { now } = useRoom();
  const [leftMs, setLeftMs] = useState(untilMs - now());
  useEffect(() => {
    const look = () => setLeftMs(untilMs - now());
    look();
    return device.every(TICK_MS, look);
  }, [untilMs, now]);
  return (
    <p class="flex flex-wrap items-baseline gap-x-3">
      <span class="text-muted">{label}</span>
      <span role="timer" aria-label={label} class="text-4xl font-bold text-bulb tabular-nums">
        {clockText(leftMs)}
      </span>
    </p>
  );
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="min-w-0">
      <dt class="text-sm text-muted">{name}</dt>
      <dd class="text-xl font-semibold tabular-nums">{children}</dd>
    </div>
  );
}

/** The numbers and letters of a hash, broken wherever the line ends. */
export function Code({ children }: { children: string }) {
  return <code class="block text-xs break-all text-muted">{children}</code>;
}
