import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { CloseIcon } from './icons.tsx';

const BOX =
  'inline-flex min-h-10 max-w-full items-center gap-1.5 rounded-full border px-3.5 py-1 text-sm font-semibold';
const ON = 'border-bulb bg-bulb text-on-bulb';
const OFF = 'border-edge bg-surface text-ink hover:border-bulb hover:bg-raised';

/** A short link among its like; `current` is where one is. */
export function ChipLink({
  current = false,
  className,
  ...props
}: ComponentProps<typeof Link> & { current?: boolean }) {
  return (
    <Link
      {...props}
      aria-current={current ? 'page' : undefined}
      className={clsx(BOX, current ? ON : OFF, className)}
    />
  );
}

/** On or off. */
export function ChipToggle({
  on,
  className,
  ...props
}: ComponentProps<'button'> & { on: boolean }) {
  return (
    <button
      type="button"
      {...props}
      aria-pressed={on}
      className={clsx(BOX, on ? ON : OFF, className)}
    />
  );
}

/** Something chosen that can be dropped. */
export function DropLink({
  name,
  children,
  ...props
}: ComponentProps<typeof Link> & { name: string }) {
  return (
    <Link
      {...props}
      aria-label={name}
      className={clsx(BOX, 'border-edge bg-raised text-ink hover:border-bulb')}
    >
      <span className="min-w-0 break-words">{children}</span>
      <CloseIcon />
    </Link>
  );
}
