import qrcode, { type QRCodeSegment } from 'qrcode';

/** M repairs 15 % of the code: creases and wet thumbs, without making it dense. */
const ERROR_CORRECTION = 'M';
/** The standard asks for four modules of silence around the code. */
export const QUIET_MODULES = 4;

/** A payload is all upper case, digits and signs: 5.5 bits a character instead of 8. */
function segmentsOf(payload: string): QRCodeSegment[] {
  return [{ data: payload, mode: 'alphanumeric' }];
}

/** The code as a drawing of its own, quiet zone included; scales to any size. */
export function qrSvg(payload: string): Promise<string> {
  return qrcode.toString(segmentsOf(payload), {
    type: 'svg',
    errorCorrectionLevel: ERROR_CORRECTION,
    margin: QUIET_MODULES,
  });
}

/** A horizontal bar of dark modules; the unit is one module, the origin the code's corner. */
export interface QrBar {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** The code's dark modules without the quiet zone, as few bars as rows allow. */
export function qrBars(payload: string): { modules: number; bars: QrBar[] } {
  const { modules } = qrcode.create(segmentsOf(payload), {
    errorCorrectionLevel: ERROR_CORRECTION,
  });
  const { size } = modules;
  const bars: QrBar[] = [];
  for (let y = 0; y < size; y++) {
    let x = 0;
    while (x < size) {
      let end = x;
      while (end < size && modules.get(y, end)) end += 1;
      if (end > x) bars.push({ x, y, length: end - x });
      x = end + 1;
    }
  }
  return { modules: size, bars };
}
