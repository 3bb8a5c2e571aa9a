import type { Decoder } from './decoder.ts';

/** Not in the standard types yet. Source: https://wicg.github.io/shape-detection-api/ */
interface BarcodeDetector {
  detect(picture: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}
interface BarcodeDetectorClass {
  new (options: { formats: readonly string[] }): BarcodeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Null where the browser has none, or one that does not know QR codes (on some desktops it knows nothing). */
export async function openNativeDecoder(): Promise<Decoder | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: BarcodeDetectorClass };
  if (!BarcodeDetector) return null;
  try {
    const formats = await BarcodeDetector.getSupportedFormats();
    if (!formats.includes('qr_code')) return null;
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return {
      read: async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null,
      close: () => undefined,
    };
  } catch {
    return null;
  }
}
