import { describe, expect, it } from 'vitest';
import { askHowItEnded } from './ask-how-it-ended.ts';
import { createBoxOffice, holdOf, refused, seatLine } from './box-office.fixture.ts';

const hold = holdOf([seatLine('F', '6')]);
const payment = { orderId: 'ord_1', paymentToken: 'tok' };
const confirmed = () => Response.json({ orderId: 'ord_1', status: 'CONFIRMED' });

describe('how a payment ended', () => {
  it('is the same however often, and from however many tabs, it is asked', async () => {
    const { api } = createBoxOffice(hold, [confirmed]);
    const answers = await Promise.all([1, 2, 3].map(() => askHowItEnded(api, payment)));
    expect(answers).toEqual([{ paid: true }, { paid: true }, { paid: true }]);
  });

  it('is asked for again when the answer is lost', async () => {
    const { api, heard, loseAnswers } = createBoxOffice(hold, [confirmed]);
    loseAnswers(1);
    expect(await askHowItEnded(api, payment)).toEqual({ paid: true });
    expect(heard).toHaveLength(2);
  });

  it('is not known without a connection, and known when it is back', async () => {
    const { api, loseAnswers } = createBoxOffice(hold, [confirmed]);
    loseAnswers(4);
    expect(await askHowItEnded(api, payment)).toMatchObject({
      paid: false,
      refusal: { code: 'no-connection' },
    });
    expect(await askHowItEnded(api, payment)).toEqual({ paid: true });
  });

  it('is first pending and then paid when the bank is slow', async () => {
    const pending = () => refused('payment-pending', 503, { retryAfterMs: 1_000 });
    const { api } = createBoxOffice(hold, [pending, confirmed]);
    expect(await askHowItEnded(api, payment)).toMatchObject({
      refusal: { code: 'payment-pending' },
    });
    expect(await askHowItEnded(api, payment)).toEqual({ paid: true });
  });

  it('is nobody’s question any more once the page is left', async () => {
    const { api } = createBoxOffice(hold, [confirmed]);
    const left = AbortSignal.abort(new Error('left'));
    await expect(askHowItEnded(api, payment, left)).rejects.toThrow('left');
  });
});
