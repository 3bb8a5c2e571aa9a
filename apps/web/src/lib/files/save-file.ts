import { device } from '../time/device.ts';

/** Browsers read the address a little after the click. */
const KEEP_ADDRESS_MS = 60_000;

/** Hands a file to the browser to keep, as if it had come from a link. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  device.after(KEEP_ADDRESS_MS, () => URL.revokeObjectURL(address));
}
