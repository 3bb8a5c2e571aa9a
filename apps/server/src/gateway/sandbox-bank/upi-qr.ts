import qrcode from 'qrcode';
import type { PayPage } from '@houseful/contract/sandbox-desk';
import { plainAmount } from './money.ts';

/** A handle that no UPI app can pay: the picture is real, money is not. */
const TEST_HANDLE = 'success@houseful';

/** A UPI payment link as a QR code, drawn as an SVG in a data address. */
export async function upiQr({ merchant, amount, description }: PayPage): Promise<string> {
  const link = new URLSearchParams({
    pa: TEST_HANDLE,
    pn: merchant,
    am: plainAmount(amount),
    cu: amount.currency,
    tn: description.slice(0, 50),
  });
  const svg = await qrcode.toString(`upi://pay?${link}`, {
    type: 'svg',
    margin: 2,
    errorCorrectionLevel: 'L',
  });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
