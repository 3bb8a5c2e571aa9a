import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { Gallery } from '../gallery/gallery.tsx';
import { type GalleryWords, loadGalleryWords } from '../gallery/gallery-words.ts';
import { galleryContext } from '../load-context.ts';

/** Not there at all unless the house runs with `GALLERY=on`. */
export function loader({ context }: LoaderFunctionArgs) {
  if (!context.get(galleryContext)) throw data('There is nothing here.', { status: 404 });
  return null;
}

/** Words are functions and cannot come from the server: the browser makes them. */
export async function clientLoader({
  url,
  serverLoader,
}: {
  url: URL;
  serverLoader: () => Promise<null>;
}) {
  await serverLoader();
  return loadGalleryWords(url.searchParams.get('words'));
}
clientLoader.hydrate = true as const;

export function HydrateFallback() {
  return null;
}

export default function GalleryPage() {
  // The type of a loader's data knows no functions, but the browser's own loader hands them on.
  return <Gallery words={useLoaderData() as GalleryWords} />;
}
