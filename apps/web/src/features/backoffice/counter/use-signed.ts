import type { SignedMoney } from '@houseful/contract/counter';
import { useCounterWords } from './words/counter-words.ts';

/** `+₹50`, `−₹350` or `₹0`: a sign that is seen, not guessed from a colour. */
export function useSigned(): (money: SignedMoney) => string {
  const { money } = useCounterWords();
  return ({ amount, currency }) => {
    const text = money({ amount: Math.abs(amount), currency });
    if (amount === 0) return text;
    return `${amount < 0 ? '−' : '+'}${text}`;
  };
}
