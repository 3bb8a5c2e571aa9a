/** What can be read from: the camera's picture as it stands. */
export type Picture = HTMLVideoElement;

/**
 * Finds QR codes in pictures. `read` answers the text of a code that is in the picture now, or null; it is called again only after it has answered.
 */
export interface Decoder {
  read(picture: Picture): Promise<string | null>;
  close(): void;
}

/** The browser's own where it has one, else the fallback, which is loaded only then. */
export async function openDecoder(): Promise<Decoder> {
  const { openNativeDecoder } = await import('./native-decoder.ts');
  const native = await openNativeDecoder();
  if (native) return native;
  const { openPlainDecoder } = await import('./plain-decoder.ts');
  return openPlainDecoder();
}
