import { type FormEvent, useId } from 'react';
import { isProblem } from '../../lib/api/problem.ts';
import { useWords, type Words } from '../../lib/i18n/words.ts';
import { Button } from '../../lib/ui/button.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import type { Price } from './use-price.ts';

/** A field for a promo code that is out of the way until it is wanted; and the code that counts. */
export function PromoCode({ price }: { price: Price }) {
  const { t } = useWords();
  const { promoCode, drop } = price;
  if (promoCode !== null) {
    return (
      <p role="status" className="flex flex-wrap items-center justify-between gap-x-3 text-sm">
        <span>{t('promo.counts', { code: promoCode.trim().toUpperCase() })}</span>
        <Button look="plain" size="small" onClick={drop}>
          {t('promo.drop')}
        </Button>
      </p>
    );
  }
  return (
    <details className="text-sm" open={price.refusal !== null || undefined}>
      <summary className="flex min-h-8 w-fit cursor-pointer items-center text-muted underline decoration-edge underline-offset-4 hover:decoration-current">
        {t('promo.ask')}
      </summary>
      <CodeForm price={price} />
    </details>
  );
}

function CodeForm({ price: { refusal, busy, apply } }: { price: Price }) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const reason = refusalText(refusal, words);
  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('promoCode') ?? '').trim();
    if (code !== '') apply(code);
  }
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-1.5 pt-1">
      <label htmlFor={id} className="font-medium">
        {t('promo.code')}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          name="promoCode"
          maxLength={64}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={reason ? true : undefined}
          aria-describedby={reason ? `${id}-reason` : undefined}
          className="min-h-11 w-full min-w-0 flex-1 rounded-lg border border-edge bg-ground px-3 text-base text-ink uppercase"
        />
        <Button type="submit" look="quiet" busy={busy}>
          {t('promo.apply')}
        </Button>
      </div>
      {reason && (
        <p id={`${id}-reason`} role="alert" className="text-bad">
          {reason}
        </p>
      )}
      {reason === null && <ProblemNotice error={refusal} />}
    </form>
  );
}

/** Why a code does not count, in a sentence; null for what is no answer about a code. */
function refusalText(refusal: unknown, { t }: Words): string | null {
  if (!isProblem(refusal, 'promo-code-refused')) return null;
  return t(`promo.reasons.${refusal.members.reason}`);
}
