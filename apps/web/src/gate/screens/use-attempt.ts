import { useState } from 'preact/hooks';
import { ApiProblem } from '../../lib/api/problem.ts';
import type { Address, GateTexts } from '../words.ts';
import { useGate } from './gate-context.ts';

const TOLD: ReadonlySet<string> = new Set<keyof GateTexts['trouble']>([
  'pairing-code-invalid',
  'wrong-credentials',
  'forbidden',
  'no-connection',
]);

/** Something that is asked of the house by a form: whether it is under way, and what went wrong, in words. */
export function useAttempt(): {
  busy: boolean;
  trouble: string | null;
  attempt: (work: () => Promise<unknown>) => Promise<void>;
} {
  const { words } = useGate();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  return {
    busy,
    trouble,
    attempt: async (work) => {
      if (busy) return;
      setBusy(true);
      setTrouble(null);
      try {
        await work();
      } catch (error) {
        const code = error instanceof ApiProblem && TOLD.has(error.code) ? error.code : 'other';
        setTrouble(words.t(`trouble.${code}` as Address));
      }
      setBusy(false);
    },
  };
}
