import { createHmac } from 'node:crypto';
import qrcode from 'qrcode';

/** Crockford's alphabet, upper case: no I, L, O, U to misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_CHARACTERS = 8;
const SALT_BYTES = 16;

/** The codes with which phones become scanners, and the salts of sheets: both follow from the house's secret. */
export function createGateSecrets(secret: string) {
  const digest = (purpose: string, id: string): Buffer =>
    createHmac('sha256', secret).update(`${purpose}:${id}`).digest();
  return {
    /** The same for a registration that is repeated; 40 bits, good for ten minutes. */
    pairingCodeOf: (deviceId: string): string =>
      Array.from(digest('pairing', deviceId).subarray(0, CODE_CHARACTERS), (byte) =>
        ALPHABET.charAt(byte % ALPHABET.length),
      ).join(''),
    saltOf: (showId: string): Buffer => digest('sheet', showId).subarray(0, SALT_BYTES),
  };
}

/** The scanner's page with that code in the address, for a phone to photograph; SVG. */
export function pairingQr(publicUrl: string, pairingCode: string): Promise<string> {
  return qrcode.toString(`${publicUrl}/gate#code=${pairingCode}`, { type: 'svg', margin: 4 });
}

/** A code as people type it: with spaces and dashes, in any case, and with the letters that look like digits. */
export function spellPairingCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0');
}
