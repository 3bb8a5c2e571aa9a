import clsx from 'clsx';
import type { ComponentProps } from 'react';

type Look = 'plain' | 'ring' | 'paper';

const LOOKS: Record<Look, string> = {
  plain: 'rounded-lg hover:bg-raised aria-disabled:text-faint',
  ring: 'rounded-full border border-edge text-ink hover:bg-raised aria-disabled:border-line aria-disabled:text-faint',
  paper:
    'rounded-lg hover:bg-on-paper/10 focus-visible:outline-marquee aria-disabled:opacity-25 [&>svg]:size-7',
};

type IconButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  /** What it does, for those who do not see the icon. */
  label: string;
  /** On the ground of the house, with a ring of its own, or on white paper. */
  look?: Look;
  /** There is nothing to be had now; the button stays, so that the focus is not lost. */
  off?: boolean;
};

/** A button that is an icon only. Its size is the caller's: 2.75rem unless told. */
export function IconButton({
  label,
  look = 'plain',
  off = false,
  className = 'size-11',
  ...props
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...props}
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={off ? undefined : props.onClick}
      className={clsx(
        'flex shrink-0 items-center justify-center leading-none aria-disabled:cursor-not-allowed',
        LOOKS[look],
        className,
      )}
    />
  );
}
