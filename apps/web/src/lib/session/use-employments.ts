import { organisationsOperations } from '@houseful/contract/organisations';
import { useQuery } from '@tanstack/react-query';
import { api } from '../browser.ts';
import { ownerOf, useVisitor } from './use-session.ts';

const STALE_MS = 60_000;

/** Everywhere that who looks at the page works; undefined while nobody knows. */
export function useEmployments() {
  const visitor = useVisitor();
  const userId = ownerOf(visitor);
  return useQuery({
    queryKey: ['my-desk', userId],
    queryFn: async () => (await api.call(organisationsOperations.getMyDesk, {})).employments,
    enabled: visitor.kind === 'member',
    staleTime: STALE_MS,
  });
}
