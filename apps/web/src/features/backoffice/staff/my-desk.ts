import { type Employment, organisationsOperations } from '@houseful/contract/organisations';
import type { Right } from '@houseful/contract/staff';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api } from '../../../lib/browser.ts';
import { ownerOf, useVisitor } from '../../../lib/session/use-session.ts';

const STORAGE_KEY = 'houseful.organisation';
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

/** The organisation that is worked for here; of several the one that was chosen last on this device. */
export function useEmployment(): Employment | undefined {
  const { data: employments = [] } = useEmployments();
  const chosen = useSyncExternalStore(subscribe, readChoice, () => null);
  return (
    employments.find(({ organisation }) => organisation.organisationId === chosen) ?? employments[0]
  );
}

/** Whether who looks at the page may do this somewhere in the organisation: for buttons; the server decides each time. */
export function useMay(): (right: Right) => boolean {
  const employment = useEmployment();
  return (right) => employment?.rights.some((had) => had.right === right) ?? false;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

export function chooseOrganisation(organisationId: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, organisationId);
  } catch {
    // A device that keeps nothing shows the first one again next time.
  }
  for (const listener of listeners) listener();
}
