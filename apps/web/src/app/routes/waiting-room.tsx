import { redirectDocument } from 'react-router';

/** The waiting room is a page of its own, lighter than this program: whoever is led there leaves it. */
export const clientLoader = ({ request }: { request: Request }): never => {
  throw redirectDocument(request.url);
};

/** Never shown. */
export default function WaitingRoom() {
  return null;
}
