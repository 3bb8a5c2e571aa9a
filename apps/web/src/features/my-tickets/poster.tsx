import clsx from 'clsx';

interface PosterProps {
  address: string;
  /** Of an order that is no more. */
  faded?: boolean;
  className: string;
}

/** A title's poster beside words that name it; its place is kept until it comes. */
export function Poster({ address, faded, className }: PosterProps) {
  return (
    <img
      src={address}
      alt=""
      width={200}
      height={300}
      decoding="async"
      className={clsx(
        'aspect-2/3 shrink-0 self-start rounded-md bg-raised object-cover',
        faded && 'opacity-60 grayscale',
        className,
      )}
    />
  );
}
