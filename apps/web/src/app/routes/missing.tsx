import { data } from 'react-router';

export function loader(): never {
  throw data('There is nothing here.', { status: 404 });
}

/** Never shown: the loader's 404 shows the error page. */
export default function Missing() {
  return null;
}
