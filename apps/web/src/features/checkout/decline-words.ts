import type { Words } from '../../lib/i18n/words.ts';

/** Why a payment was declined, in a sentence; a provider's own word is read out as it came. */
export function declineText(reason: string, { t }: Pick<Words, 't'>): string {
  switch (reason) {
    case 'declined-by-bank':
      return t('payment.reasonNone');
    case 'too-many-tries':
      return t('payment.reasonTries');
    case 'no-such-payment':
    case 'invalid-token':
    case 'amount-mismatch':
      return t('payment.reasonUnclear');
    default:
      return t('payment.reasonSaid', { reason: reason.replace(/[-_]/g, ' ').replace(/\.$/, '') });
  }
}
