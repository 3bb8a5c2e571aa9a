import type { PayFormErrors, PayForm, PayPage } from '@houseful/contract/sandbox-desk';
import { html, type Html } from './html.ts';
import { layout } from './layout.ts';
import { formatMoney } from './money.ts';

export interface PayPageParts {
  readonly page: PayPage;
  readonly qrUrl: string;
  readonly cssUrl: string;
  /** What was typed, to be mended; undefined when the page is shown for the first time. */
  readonly typed?: PayForm;
  readonly errors?: PayFormErrors;
}

const FIRST_SHOWING: Omit<PayForm, 'tryNumber'> = {
  method: 'card',
  cardNumber: '4111 1111 1111 1111',
  cardExpiry: '12/49',
  cardCode: '123',
  upiId: 'success@houseful',
  wallet: 'full',
  webhook: 'normal',
};

const WEBHOOKS = [
  ['normal', 'arrives a moment after the answer'],
  ['before', 'arrives before the answer'],
  ['twice', 'arrives twice'],
  ['late', 'arrives half a minute late'],
  ['never', 'never arrives'],
] as const;

/** The form: card, UPI or wallet, without a line of script. */
export function renderPayPage({ page, qrUrl, cssUrl, typed, errors = {} }: PayPageParts): string {
  // A security code is never sent back, not even to the one who typed it.
  const values: PayForm = typed
    ? { ...typed, cardCode: '' }
    : { ...FIRST_SHOWING, tryNumber: String(page.tryNumber) };
  const wrong = Object.keys(errors).length > 0;
  const amount = formatMoney(page.amount);
  const main = html`<div class="checkout">
${renderSummary(page)}
<section class="pay" aria-label="Payment">
${renderNotice(page)}
${renderErrorSummary(errors)}
<form method="post" autocomplete="off" novalidate>
<input type="hidden" name="tryNumber" value="${page.tryNumber}">
<fieldset class="methods">
<legend>How would you like to pay?</legend>
${renderTab('card', 'Card', values)}
${renderTab('upi', 'UPI', values)}
${renderTab('wallet', 'Wallet', values)}
</fieldset>
${renderCardPanel(values, errors)}
${renderUpiPanel(page, values, errors, qrUrl)}
${renderWalletPanel(values, errors)}
${renderTestPanel(values)}
<button type="submit">Pay ${amount}</button>
</form>
${renderAppForm(page)}
<p class="back"><a href="${page.backUrl}">Back to the shop without paying</a></p>
</section>
</div>`;
  return layout(`${wrong ? 'Please check: ' : ''}Pay ${amount}`, cssUrl, main);
}

function renderSummary(page: PayPage): Html {
  return html`<section class="summary" aria-labelledby="pay-title">
<h1 id="pay-title">Pay ${formatMoney(page.amount)}</h1>
<p class="merchant">to <strong>${page.merchant}</strong></p>
<p class="description">${page.description}</p>
<dl>
<div><dt>Time left</dt><dd>${timeLeft(page.secondsLeft)}</dd></div>
<div><dt>Reference</dt><dd class="reference">${page.intentId.slice(-8)}</dd></div>
</dl>
</section>`;
}

function timeLeft(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  if (seconds < 90) return 'about a minute';
  return `about ${Math.round(seconds / 60)} minutes`;
}

function renderNotice({ state, lastCharge, backUrl }: PayPage): Html | null {
  if (state === 'processing') {
    return html`<p class="notice" role="status"><strong>Your bank has not answered yet</strong>
about your last try. <a href="${backUrl}">Wait for it at the shop</a>; there is no need to pay
again. If you do and both go through, one comes back by itself.</p>`;
  }
  if (lastCharge?.status !== 'DECLINED') return null;
  return html`<p class="notice" role="status"><strong>Your last try was declined</strong>
(${lastCharge.instrument}). Nothing was taken. You can try again.</p>`;
}

const FIELD_NAMES: { readonly [Field in keyof PayForm]: string } = {
  method: 'Way to pay',
  cardNumber: 'Card number',
  cardExpiry: 'Expiry',
  cardCode: 'Security code',
  upiId: 'UPI ID',
  wallet: 'Wallet',
  webhook: 'Webhook',
  tryNumber: 'Page',
};
const FIELD_TARGETS: { readonly [Field in keyof PayForm]?: string } = {
  method: 'method-card',
  wallet: 'wallet-full',
};

function renderErrorSummary(errors: PayFormErrors): Html | null {
  const wrong = Object.entries(errors) as [keyof PayForm, string][];
  if (wrong.length === 0) return null;
  return html`<div class="errors" role="alert">
<h2>Please check</h2>
<ul>${wrong.map(
    ([field, message]) =>
      html`<li><a href="#${FIELD_TARGETS[field] ?? field}">${FIELD_NAMES[field]}</a>: ${message}</li>`,
  )}</ul>
</div>`;
}

function renderTab(method: string, name: string, values: PayForm): Html {
  return html`<div class="tab">
<input type="radio" name="method" id="method-${method}" value="${method}"${checked(values.method === method)}>
<label for="method-${method}">${name}</label>
</div>`;
}

function renderCardPanel(values: PayForm, errors: PayFormErrors): Html {
  return html`<fieldset class="panel panel-card">
<legend>Card</legend>
${renderField('cardNumber', 'Card number', values, errors, html` inputmode="numeric" maxlength="40" class="wide"`)}
<div class="pair">
${renderField('cardExpiry', 'Expiry (month/year)', values, errors, html` maxlength="10"`)}
${renderField('cardCode', 'Security code', values, errors, html` inputmode="numeric" maxlength="6"`)}
</div>
<dl class="hints">
<div><dt><code>4111 1111 1111 1111</code></dt><dd>succeeds</dd></div>
<div><dt><code>4000 0000 0000 0002</code></dt><dd>is declined</dd></div>
<div><dt><code>4000 0000 0000 3220</code></dt><dd>answers late</dd></div>
</dl>
</fieldset>`;
}

/** Stands for the buyer's phone: its buttons send what a UPI app would tell the bank. */
const APP_FORM = 'upi-app';

function renderUpiPanel(
  { merchant, amount }: PayPage,
  values: PayForm,
  errors: PayFormErrors,
  qrUrl: string,
): Html {
  return html`<fieldset class="panel panel-upi">
<legend>UPI</legend>
<div class="scan">
<img src="${qrUrl}" width="168" height="168" alt="UPI QR code of this test payment">
<div class="app" role="group" aria-labelledby="app-title">
<p id="app-title">Your UPI app <span>(simulated: no real app can pay this code)</span></p>
<p class="request">${merchant} asks for <strong>${formatMoney(amount)}</strong></p>
${renderAppButton('success@houseful', 'Approve', 'loud')}
${renderAppButton('decline@houseful', 'Decline', 'quiet')}
${renderAppButton('late@houseful', 'Answer late', 'quiet')}
</div>
</div>
<p class="or">or give your UPI ID</p>
${renderField('upiId', 'UPI ID', values, errors, html` inputmode="email" autocapitalize="none" spellcheck="false" maxlength="100" class="wide"`)}
<dl class="hints">
<div><dt><code>success@houseful</code></dt><dd>succeeds</dd></div>
<div><dt><code>decline@houseful</code></dt><dd>is declined</dd></div>
<div><dt><code>late@houseful</code></dt><dd>answers late</dd></div>
</dl>
</fieldset>`;
}

function renderAppButton(upiId: string, name: string, look: 'loud' | 'quiet'): Html {
  return html`<button type="submit" form="${APP_FORM}" name="upiId" value="${upiId}" class="${look}">${name}</button>`;
}

/** A form of its own, so that Enter in a field never approves anything. */
function renderAppForm(page: PayPage): Html {
  return html`<form method="post" id="${APP_FORM}">
<input type="hidden" name="method" value="upi">
<input type="hidden" name="webhook" value="${FIRST_SHOWING.webhook}">
<input type="hidden" name="tryNumber" value="${page.tryNumber}">
</form>`;
}

function renderWalletPanel(values: PayForm, errors: PayFormErrors): Html {
  return html`<fieldset class="panel panel-wallet">
<legend>Wallet</legend>
${renderWallet('full', 'Test wallet', 'has enough in it', values)}
${renderWallet('empty', 'Empty test wallet', 'is declined', values)}
${renderError('wallet', errors)}
</fieldset>`;
}

function renderWallet(wallet: string, name: string, note: string, values: PayForm): Html {
  return html`<div class="choice">
<input type="radio" name="wallet" id="wallet-${wallet}" value="${wallet}"${checked(values.wallet === wallet)}>
<label for="wallet-${wallet}">${name} <span>${note}</span></label>
</div>`;
}

function renderTestPanel(values: PayForm): Html {
  const options = WEBHOOKS.map(
    ([value, name]) =>
      html`<option value="${value}"${values.webhook === value ? html` selected` : null}>${name}</option>`,
  );
  return html`<details class="mishaps"${values.webhook === 'normal' ? null : html` open`}>
<summary>Test bank: make something go wrong</summary>
<label for="webhook">The bank’s webhook to the shop …</label>
<select name="webhook" id="webhook">${options}</select>
<p>Whatever you choose: the order ends with a ticket, or with the money back.</p>
</details>`;
}

function renderField(
  field: keyof PayForm,
  name: string,
  values: PayForm,
  errors: PayFormErrors,
  attributes: Html,
): Html {
  const error = errors[field];
  const flaw =
    error === undefined ? null : html` aria-invalid="true" aria-describedby="${field}-error"`;
  return html`<div class="field">
<label for="${field}">${name}</label>
<input type="text" id="${field}" name="${field}" value="${values[field]}" autocomplete="off"${attributes}${flaw}>
${renderError(field, errors)}
</div>`;
}

function renderError(field: keyof PayForm, errors: PayFormErrors): Html | null {
  const error = errors[field];
  return error === undefined ? null : html`<p class="error" id="${field}-error">${error}</p>`;
}

function checked(is: boolean): Html | null {
  return is ? html` checked` : null;
}
