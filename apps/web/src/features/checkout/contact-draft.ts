export interface ContactDraft {
  readonly email: string;
  readonly name: string;
}

const STORAGE_KEY = 'houseful.contact-draft';

/**
 * Keeps what a buyer typed, in this tab and for this buyer only: a reload, an expired hold or the
 * way back from the bank do not ask for it again.
 */
export function keepDraft(owner: string, draft: ContactDraft): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ owner, ...draft }));
  } catch {
    // A private window asks again; nothing else is lost.
  }
}

export function keptDraft(owner: string): ContactDraft | null {
  try {
    const kept: Partial<ContactDraft & { owner: string }> | null = JSON.parse(
      sessionStorage.getItem(STORAGE_KEY) ?? 'null',
    );
    if (kept?.owner !== owner) return null;
    return { email: kept.email ?? '', name: kept.name ?? '' };
  } catch {
    return null;
  }
}
