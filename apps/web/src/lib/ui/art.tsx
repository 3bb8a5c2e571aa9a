import { pictureSources } from '@houseful/contract/pictures';
import clsx from 'clsx';

interface ArtProps {
  address: string;
  /** Seen at once, so fetched at once; the others when they come near. */
  eager?: boolean;
  /** How wide it is drawn, as the browser understands it, to choose among the widths of an uploaded one. */
  sizes?: string;
  className?: string;
}

/** A title's poster beside words that name it; its place is kept until it comes. */
export function Poster({
  address,
  eager = false,
  faded = false,
  sizes = '(min-width: 640px) 240px, 45vw',
  className,
}: ArtProps & {
  /** Of what is no more. */
  faded?: boolean;
}) {
  return (
    <img
      src={address}
      alt=""
      srcSet={pictureSources(address, 'poster')}
      sizes={sizes}
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
export function Banner({
  address,
  eager = false,
  sizes = '(min-width: 1152px) 900px, 100vw',
  className,
}: ArtProps) {
  return (
    <img
      src={address}
      alt=""
      srcSet={pictureSources(address, 'banner')}
      sizes={sizes}
      width={1600}
      height={700}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : 'low'}
      decoding="async"
      className={clsx('aspect-16/7 w-full bg-raised object-cover', className)}
    />
  );
}
