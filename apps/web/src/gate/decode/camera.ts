import type { Device, Stop } from '../../lib/time/device.ts';
import { type Decoder, openDecoder } from './decoder.ts';

/** Eight pictures a second: a code is seen within an eighth of one, and a phone lasts the evening. */
const LOOK_EVERY_MS = 125;
/** A code that stays in front of the camera is one scan; it is another one after it was away for so long. */
export const SAME_CODE_MS = 2_500;

export type CameraState = 'off' | 'starting' | 'on' | 'refused' | 'missing';

export interface CameraParts {
  readonly device: Device;
  readonly onText: (text: string) => void;
  /** `light`: null where the camera has none. */
  readonly onState: (state: CameraState, light: boolean | null) => void;
}

export interface Camera {
  start(video: HTMLVideoElement): Promise<void>;
  stop(): void;
  setLight(on: boolean): Promise<void>;
}

/** Tells each code once as long as it stays in the picture. */
export function createCamera({ device, onText, onState }: CameraParts): Camera {
  let stream: MediaStream | null = null;
  let stopLooking: Stop | null = null;
  let decoder: Decoder | null = null;
  let busy = false;
  const isNew = createNovelty(device);

  async function look(video: HTMLVideoElement): Promise<void> {
    if (busy || !decoder || video.readyState < video.HAVE_CURRENT_DATA) return;
    busy = true;
    try {
      const text = await decoder.read(video);
      if (text !== null && isNew(text)) onText(text);
    } catch {
      // A picture that could not be read is followed by the next one.
    } finally {
      busy = false;
    }
  }

  return {
    start: async (video) => {
      onState('starting', null);
      try {
        decoder ??= await openDecoder();
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
        });
      } catch (error) {
        const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
        onState(isRefused ? 'refused' : 'missing', null);
        return;
      }
      video.srcObject = stream;
      await video.play().catch(() => undefined);
      stopLooking = device.every(LOOK_EVERY_MS, () => void look(video));
      onState('on', hasLight(stream) ? false : null);
    },
    stop: () => {
      stopLooking?.();
      for (const track of stream?.getTracks() ?? []) track.stop();
      decoder?.close();
      [stream, decoder, stopLooking] = [null, null, null];
      onState('off', null);
    },
    setLight: async (on) => {
      const [track] = stream?.getVideoTracks() ?? [];
      // `torch` is not in the standard types.
      await track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
      onState('on', on);
    },
  };
}

/** Whether a text is another scan than the last one; the same one again only after it was away. */
export function createNovelty(device: Pick<Device, 'elapsed'>): (text: string) => boolean {
  let last = { text: '', seenMs: Number.NEGATIVE_INFINITY };
  return (text) => {
    const now = device.elapsed();
    const isSame = text === last.text && now - last.seenMs < SAME_CODE_MS;
    last = { text, seenMs: now };
    return !isSame;
  };
}

function hasLight(stream: MediaStream): boolean {
  const [track] = stream.getVideoTracks();
  return track !== undefined && 'torch' in (track.getCapabilities?.() ?? {});
}
