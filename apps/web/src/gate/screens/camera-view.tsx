/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type CameraState, createCamera } from '../decode/camera.ts';
import { useGate } from './gate-context.ts';

const HINTS = {
  off: 'scan.ready',
  starting: 'scan.cameraStarting',
  on: 'scan.ready',
  refused: 'scan.cameraRefused',
  missing: 'scan.cameraMissing',
} as const;

interface View {
  readonly state: CameraState;
  readonly light: boolean | null;
}

export function CameraView() {
  const { gate, words, device, signals } = useGate();
  const { t } = words;
  const video = useRef<HTMLVideoElement>(null);
  const [{ state, light }, setView] = useState<View>({ state: 'off', light: null });
  const [camera] = useState(() =>
    createCamera({
      device,
      onText: (text) => void gate.scan(text),
      onState: (next, nextLight) => setView({ state: next, light: nextLight }),
    }),
  );
  useEffect(() => {
    // A phone is held for its camera; at a desk there is a hand scanner.
    if (video.current && matchMedia('(pointer: coarse)').matches) void camera.start(video.current);
    return () => camera.stop();
  }, [camera]);

  const isOn = state === 'on' || state === 'starting';
  const turn = () => {
    signals.allowSound();
    if (isOn) camera.stop();
    else if (video.current) void camera.start(video.current);
  };
  return (
    <section aria-label={t('scan.camera')} class="flex flex-col gap-2">
      {/* A picture of what is in front of the phone: there is nothing to caption. */}
      <video ref={video} class="camera" muted playsInline hidden={!isOn} />
      <p class="text-muted">{t(HINTS[state])}</p>
      <div class="flex flex-wrap gap-3">
        <button type="button" class="button button-quiet" onClick={turn}>
          {isOn ? t('scan.cameraOff') : t('scan.cameraOn')}
        </button>
        {light !== null && (
          <button
            type="button"
            class="button button-quiet"
            onClick={() => void camera.setLight(!light)}
          >
            {light ? t('scan.lightOff') : t('scan.lightOn')}
          </button>
        )}
      </div>
    </section>
  );
}
