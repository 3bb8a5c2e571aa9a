import type { Decoder, Picture } from './decoder.ts';
import type { Found } from './plain-worker.ts';

/** Wider pictures are made smaller: a code held up fills a good part of them, and each pixel costs. */
const WIDTH_MAX = 640;

/** Reads with a program of our own address in a worker, so that the page never stands still. */
export function openPlainDecoder(): Decoder {
  const worker = new Worker(new URL('./plain-worker.ts', import.meta.url), { type: 'module' });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });

  return {
    read: (picture) => {
      const frame = context && frameOf(picture, canvas, context);
      if (!frame) return Promise.resolve(null);
      return new Promise((resolve) => {
        const settle = ({ data }: MessageEvent<Found>): void => resolve(data.text);
        worker.addEventListener('message', settle, { once: true });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
        worker.postMessage(frame, [frame.data.buffer]);
      });
    },
    close: () => worker.terminate(),
  };
}

function frameOf(
  picture: Picture,
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
): ImageData | null {
  const { videoWidth, videoHeight } = picture;
  if (videoWidth === 0 || videoHeight === 0) return null;
  const scale = Math.min(1, WIDTH_MAX / videoWidth);
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
