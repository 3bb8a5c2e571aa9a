import { redirect } from 'react-router';

/** A show's own address leads to its seats. */
export function loader({ params }: { params: { showId?: string } }): never {
  throw redirect(`/shows/${params.showId ?? ''}/seats`);
}

/** Never shown: the loader redirects. */
export default function Show() {
  return null;
}
