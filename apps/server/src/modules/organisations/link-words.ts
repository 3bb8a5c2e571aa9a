import { createHmac, timingSafeEqual } from 'node:crypto';

/** Of HMAC-SHA256 in base64url. */
const MAC_CHARACTERS = 43;

/** The secret words that links carry: worked out when they are needed, so none is ever stored. */
export interface LinkWords {
  /** What the link of an invitation carries. */
  invitation(invitationId: string): string;
  /** The invitation that a word is of; null for a word that is not ours. */
  read(word: string): string | null;
  /** What proves to be who installed the program. */
  readonly setUp: string;
  isSetUp(word: string): boolean;
}

export function createLinkWords(secret: string): LinkWords {
  const macOf = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  const setUp = macOf('set-up');
  return {
    setUp,
    isSetUp: (word) => sameText(word, setUp),
    invitation: (invitationId) => `${invitationId}${macOf(`invitation ${invitationId}`)}`,
    read: (word) => {
      const invitationId = word.slice(0, -MAC_CHARACTERS);
      const mac = word.slice(-MAC_CHARACTERS);
      return sameText(mac, macOf(`invitation ${invitationId}`)) ? invitationId : null;
    },
  };
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
