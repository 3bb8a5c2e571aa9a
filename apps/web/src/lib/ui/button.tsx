import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { Spinner } from './spinner.tsx';

type Look = 'primary' | 'quiet' | 'plain';

const LOOKS: Record<Look, string> = {
  primary:
    'bg-marquee text-on-marquee hover:bg-marquee-bright disabled:bg-raised disabled:text-faint',
  quiet: 'border border-edge text-ink hover:bg-raised disabled:text-faint disabled:border-line',
  plain: 'text-bulb underline-offset-4 hover:underline disabled:text-faint',
};

function classes(look: Look, className: string | undefined): string {
  return clsx(
    'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 py-2 text-center text-base font-semibold transition-colors disabled:cursor-not-allowed',
    LOOKS[look],
    className,
  );
}

type ButtonProps = ComponentProps<'button'> & {
  look?: Look;
  /** Shows that work is under way and ignores further presses without losing the focus. */
  busy?: boolean;
};

export function Button({ look = 'primary', busy = false, className, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={classes(look, className)}
      aria-disabled={busy || undefined}
      onClick={busy ? preventDefault : props.onClick}
    >
      {busy && <Spinner />}
      {props.children}
    </button>
  );
}

export function ButtonLink({
  look = 'primary',
  className,
  ...props
}: ComponentProps<typeof Link> & { look?: Look }) {
  return <Link {...props} className={classes(look, className)} />;
}

/** For addresses outside the shop, such as the payment page. */
export function ButtonAnchor({
  look = 'primary',
  className,
  ...props
}: ComponentProps<'a'> & { look?: Look }) {
  return <a {...props} className={classes(look, className)} />;
}

function preventDefault(event: { preventDefault(): void }): void {
  event.preventDefault();
}
