import clsx from 'clsx';

interface ArtProps {
  address: string;
  /** Seen at once, so fetched at once; the others when they come near. */
  eager?: boolean;
  className?: string;
}

/** A title's poster beside words that name it; its place is kept until it comes. */
export function Poster({
  address,
  eager = false,
  faded = false,
  className,
}: ArtProps & {
  /** Of what is no more. */
  faded?: boolean;
}) {
  return (
    <img
      src={address}
      alt=""
      width={600}
      height={900}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      className={clsx(
        'aspect-2/3 shrink-0 bg-raised object-cover',
        faded && 'opacity-60 grayscale',
        className,
      )}
    />
  );
}

/** A title's banner beside words that name it. An eager one is the largest thing of its page. */
export function Banner({ address, eager = false, className }: ArtProps) {
  return (
    <img
      src={address}
      alt=""
      width={1600}
      height={700}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : 'low'}
      decoding="async"
      className={clsx('aspect-16/7 w-full bg-raised object-cover', className)}
    />
  );
}
