import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import programUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** From our own address; without a word about it, the library would fetch its program from somebody else's. */
prepareZXingModule({ overrides: { locateFile: () => programUrl } });

/** The text of a QR code somewhere in the picture, dark on light or the other way round; null when there is none. */
export async function findCode(picture: ImageData): Promise<string | null> {
  const [found] = await readBarcodes(picture, {
    ...{ formats: ['QRCode'], maxNumberOfSymbols: 1 },
    ...{ tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true },
  });
  return found && found.text !== '' ? found.text : null;
}
