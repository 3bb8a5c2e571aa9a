const STORAGE_KEY = 'houseful.paying-in';

/** Leaves for the payment page, and notes the language to come back in: banks know one address. */
export function goToBank(payUrl: string, language: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Without storage the buyer comes back in the shop's own language.
  }
  location.assign(payUrl);
}

/**
 * The language in which the buyer left for the payment page, told once: from then on they may read
 * in any other. Null when it was not noted.
 */
export function takeLanguageOfBuyer(): string | null {
  try {
    const language = localStorage.getItem(STORAGE_KEY);
    localStorage.removeItem(STORAGE_KEY);
    return language;
  } catch {
    return null;
  }
}
