import type { PayForm, PayFormErrors } from '@houseful/contract/sandbox-desk';
import { type Behaviour, WEBHOOK_PLANS, type WebhookPlan } from './behaviour.ts';

export interface Instrument {
  /** For people, without any secret: `Card •••• 1111`. */
  readonly label: string;
  readonly behaviour: Behaviour;
  readonly plan: WebhookPlan;
}

export type ReadForm =
  | { readonly ok: true; readonly instrument: Instrument }
  | { readonly ok: false; readonly errors: PayFormErrors };

const CARDS: Readonly<Record<string, Behaviour>> = {
  '4111111111111111': 'success',
  '4000000000000002': 'decline',
  '4000000000003220': 'late',
};
const UPI_IDS: Readonly<Record<string, Behaviour>> = {
  'success@houseful': 'success',
  'decline@houseful': 'decline',
  'late@houseful': 'late',
};
const WALLETS: Readonly<Record<string, { readonly label: string; readonly behaviour: Behaviour }>> =
  {
    full: { label: 'Test wallet', behaviour: 'success' },
    empty: { label: 'Empty test wallet', behaviour: 'decline' },
  };

const CARD_DIGITS_MIN = 12;
const CARD_DIGITS_MAX = 19;

/**
 * Reads the page's form as kindly as it can: blanks, dashes and capitals do not matter. Only
 * test instruments are known; nothing of what was typed is repeated in an error.
 * @param month the current month in UTC, `YYYY-MM`
 */
export function readPayForm(form: PayForm, month: string): ReadForm {
  const plan = WEBHOOK_PLANS.find((known) => known === form.webhook);
  if (plan === undefined) return wrong({ webhook: 'Choose one of the listed webhooks.' });
  switch (form.method) {
    case 'card':
      return readCard(form, plan, month);
    case 'upi':
      return readUpi(form, plan);
    case 'wallet':
      return readWallet(form, plan);
    default:
      return wrong({ method: 'Choose how you would like to pay.' });
  }
}

function readCard(form: PayForm, plan: WebhookPlan, month: string): ReadForm {
  const digits = tidy(form.cardNumber).replace(/[\s-]/g, '');
  const behaviour = Object.hasOwn(CARDS, digits) ? CARDS[digits] : undefined;
  const numberError = behaviour === undefined ? cardNumberError(digits) : undefined;
  const expiryError = cardExpiryError(tidy(form.cardExpiry), month);
  const codeError = /^\d{3,4}$/.test(tidy(form.cardCode))
    ? undefined
    : 'Enter the 3 or 4 digits of the security code; any will do here.';
  if (behaviour === undefined || numberError || expiryError || codeError) {
    return wrong({
      ...(numberError && { cardNumber: numberError }),
      ...(expiryError && { cardExpiry: expiryError }),
      ...(codeError && { cardCode: codeError }),
    });
  }
  return right(`Card •••• ${digits.slice(-4)}`, behaviour, plan);
}

function cardNumberError(digits: string): string {
  if (digits === '') return 'Enter a card number.';
  if (!/^\d+$/.test(digits)) return 'A card number has digits only.';
  const whole = digits.length >= CARD_DIGITS_MIN && digits.length <= CARD_DIGITS_MAX;
  if (!whole || !passesLuhn(digits)) return 'This card number is not complete. Please check it.';
  return 'This is a test bank: use one of the test cards below, never a real card.';
}

function cardExpiryError(text: string, month: string): string | undefined {
  const [, mm = '', yy = ''] = /^(0?[1-9]|1[0-2])\s*[/-]\s*(?:20)?(\d{2})$/.exec(text) ?? [];
  if (yy === '') return 'Enter the expiry as month and year, like 12/30.';
  const expiry = `20${yy}-${mm.padStart(2, '0')}`;
  return expiry < month ? 'This card has expired. Any future month will do.' : undefined;
}

/** The check digit that every card number ends with. Source: ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function readUpi(form: PayForm, plan: WebhookPlan): ReadForm {
  const upiId = tidy(form.upiId).toLowerCase();
  if (Object.hasOwn(UPI_IDS, upiId)) return right(`UPI ${upiId}`, UPI_IDS[upiId], plan);
  if (upiId === '') return wrong({ upiId: 'Enter a UPI ID, like success@houseful.' });
  if (!/^[a-z0-9._-]{2,64}@[a-z]{2,32}$/.test(upiId)) {
    return wrong({ upiId: 'A UPI ID looks like name@bank. Try success@houseful.' });
  }
  return wrong({
    upiId: 'This test bank knows success@houseful, decline@houseful and late@houseful.',
  });
}

function readWallet(form: PayForm, plan: WebhookPlan): ReadForm {
  const wallet = Object.hasOwn(WALLETS, form.wallet) ? WALLETS[form.wallet] : undefined;
  if (wallet === undefined) return wrong({ wallet: 'Choose a wallet.' });
  return right(wallet.label, wallet.behaviour, plan);
}

function tidy(text: string): string {
  return text.normalize('NFKC').trim();
}

function right(label: string, behaviour: Behaviour | undefined, plan: WebhookPlan): ReadForm {
  return { ok: true, instrument: { label, behaviour: behaviour ?? 'decline', plan } };
}

function wrong(errors: PayFormErrors): ReadForm {
  return { ok: false, errors };
}
