import { findCode } from './find-code.ts';

export interface Found {
  readonly text: string | null;
}

async function answer(picture: ImageData): Promise<void> {
  // A picture that could not be read is followed by the next one.
  const text = await findCode(picture).catch(() => null);
  postMessage({ text } satisfies Found);
}

addEventListener('message', ({ data }: MessageEvent<ImageData>) => void answer(data));
