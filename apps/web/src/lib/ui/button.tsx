import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { Spinner } from './spinner.tsx';

type Look = 'primary' | 'quiet' | 'plain';
type Size = 'normal' | 'small';

const LOOKS: Record<Look, string> = {
  primary:
    'bg-marquee text-on-marquee hover:bg-marquee-bright disabled:bg-raised disabled:text-faint',
  quiet: 'border border-edge text-ink hover:bg-raised disabled:text-faint disabled:border-line',
  plain: 'text-bulb underline-offset-4 hover:underline disabled:text-faint',
};
const SIZES: Record<Size, string> = {
  normal: 'min-h-11 py-2 text-base',
  small: 'min-h-10 py-1.5 text-sm',
};
const PADDINGS: Record<Size, string> = { normal: 'px-4', small: 'px-3' };

interface Style {
  look?: Look | undefined;
  size?: Size | undefined;
  className?: string | undefined;
}

function classes({ look = 'primary', size = 'normal', className }: Style): string {
  return clsx(
    'inline-flex items-center justify-center gap-2 rounded-lg text-center font-semibold transition-colors disabled:cursor-not-allowed',
    LOOKS[look],
    SIZES[size],
    look !== 'plain' && PADDINGS[size],
    className,
  );
}

type ButtonProps = ComponentProps<'button'> & {
  look?: Look;
  size?: Size;
  /** Shows that work is under way and ignores further presses without losing the focus. */
  busy?: boolean;
};

export function Button({ look, size, busy = false, className, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={classes({ look, size, className })}
      aria-disabled={busy || undefined}
      onClick={busy ? preventDefault : props.onClick}
    >
      {busy && <Spinner />}
      {props.children}
    </button>
  );
}

export function ButtonLink({
  look,
  size,
  className,
  ...props
}: ComponentProps<typeof Link> & { look?: Look; size?: Size }) {
  return <Link {...props} className={classes({ look, size, className })} />;
}

/** For addresses outside the shop, such as the payment page. */
export function ButtonAnchor({
  look,
  className,
  children,
  ...props
}: ComponentProps<'a'> & { look?: Look }) {
  return (
    <a {...props} className={classes({ look, className })}>
      {children}
    </a>
  );
}

function preventDefault(event: { preventDefault(): void }): void {
  event.preventDefault();
}
