import { data, type LoaderFunctionArgs, useSearchParams } from 'react-router';
import { DesignerSpecimen } from '../gallery/designer-specimen.tsx';
import { galleryContext } from '../load-context.ts';

/** Not there at all unless the house runs with `GALLERY=on`. */
export function loader({ context }: LoaderFunctionArgs) {
  if (!context.get(galleryContext)) throw data('There is nothing here.', { status: 404 });
  return null;
}

/** The designer takes the whole screen. */
export const handle = { bare: true };

export default function GallerySeatPlanPage() {
  const [search] = useSearchParams();
  return <DesignerSpecimen template={search.get('room') ?? ''} />;
}
