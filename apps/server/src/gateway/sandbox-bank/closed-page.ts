import type { PayPage } from '@houseful/contract/sandbox-desk';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { formatMoney } from './money.ts';

type ClosedState = Exclude<PayPage['state'], 'open' | 'processing'>;

const WORDS: Readonly<Record<ClosedState, { title: string; text: string; back: string }>> = {
  paid: {
    title: 'Paid',
    text: 'This payment has gone through. There is nothing more to do here.',
    back: 'Continue to your tickets',
  },
  cancelled: {
    title: 'Cancelled',
    text: 'The order was cancelled, so this payment was closed. Nothing can be paid here any more.',
    back: 'Back to the shop',
  },
  expired: {
    title: 'Time is up',
    text: 'The time to pay this order has passed. Nothing was taken.',
    back: 'Back to the shop',
  },
};

/** What a payment that takes no money any more shows, and the way back. */
export function renderClosedPage(page: PayPage, state: ClosedState, cssUrl: string): string {
  const { title, text, back } = WORDS[state];
  const main = html`<section class="closed closed-${state}">
<span class="stamp" aria-hidden="true"></span>
<h1>${title}</h1>
<p>${text}</p>
<dl>
<div><dt>${page.merchant}</dt><dd>${page.description}</dd></div>
<div><dt>Amount</dt><dd class="amount">${formatMoney(page.amount)}</dd></div>
</dl>
<p><a class="button" href="${page.backUrl}">${back}</a></p>
</section>`;
  return layout(title, cssUrl, main);
}

/** What the bank says when it cannot show a payment. */
export function renderTroublePage(title: string, text: string, cssUrl: string): string {
  const main = html`<section class="closed closed-trouble">
<span class="stamp" aria-hidden="true"></span>
<h1>${title}</h1>
<p>${text}</p>
</section>`;
  return layout(title, cssUrl, main);
}
