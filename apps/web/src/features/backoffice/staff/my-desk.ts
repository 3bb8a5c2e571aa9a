import type { Employment } from '@houseful/contract/organisations';
import type { Right } from '@houseful/contract/staff';
import { useSyncExternalStore } from 'react';
import { useEmployments } from '../../../lib/session/use-employments.ts';

const STORAGE_KEY = 'houseful.organisation';

/** The organisation that is worked for here; of several the one that was chosen last on this device. */
export function useEmployment(): Employment | undefined {
  const { data: employments = [] } = useEmployments();
  const chosen = useSyncExternalStore(subscribe, readChoice, () => null);
  return (
    employments.find(({ organisation }) => organisation.organisationId === chosen) ?? employments[0]
  );
}

/** The organisations that who looks at the page works for. */
export function useOwnOrganisations(): readonly string[] {
  const { data = [] } = useEmployments();
  return data.map(({ organisation }) => organisation.organisationId);
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
