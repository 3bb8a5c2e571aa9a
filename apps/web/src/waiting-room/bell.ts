import type { Device } from '../lib/time/device.ts';

/** Three rising notes, the house's own: C, E, G. */
const NOTES_HZ = [523.25, 659.25, 783.99];
const NOTE_S = 0.22;
const RING_S = 0.9;
const LOUDNESS = 0.3;

/** Calls people to their turn by a sound and a notification, each only after they allowed it. */
export interface Bell {
  readonly canSound: boolean;
  readonly canNotify: boolean;
  /** To be called within a gesture: browsers allow sound from then on. Plays it once. */
  allowSound(): void;
  silence(): void;
  /** Asks within a gesture; false when it was refused. */
  allowNotifications(): Promise<boolean>;
  noNotifications(): void;
  ring(title: string): void;
}

export function createBell(device: Device): Bell {
  let audio: AudioContext | null = null;
  let notifies = false;
  const canNotify = 'Notification' in window && window.isSecureContext;

  function sound(context: AudioContext): void {
    NOTES_HZ.forEach((hertz, i) => note(context, hertz, context.currentTime + i * NOTE_S));
  }

  return {
    canSound: 'AudioContext' in window,
    canNotify,
    allowSound: () => {
      audio ??= new AudioContext();
      void audio.resume().then(() => audio && sound(audio));
    },
    silence: () => {
      void audio?.close();
      audio = null;
    },
    allowNotifications: async () => {
      notifies = (await Notification.requestPermission()) === 'granted';
      return notifies;
    },
    noNotifications: () => {
      notifies = false;
    },
    ring: (title) => {
      // A device that slept may have put the sound to sleep, too.
      if (audio) void audio.resume().then(() => audio && sound(audio));
      if (notifies && document.visibilityState !== 'visible') notify(title, device);
    },
  };
}

function note(context: AudioContext, hertz: number, atS: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = 'triangle';
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, atS);
  volume.gain.linearRampToValueAtTime(LOUDNESS, atS + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, atS + RING_S);
  tone.connect(volume).connect(context.destination);
  tone.start(atS);
  tone.stop(atS + RING_S);
}

const NOTIFICATION_MS = 60_000;

function notify(title: string, device: Device): void {
  try {
    const shown = new Notification(title, {
      icon: '/icons/houseful-192.png',
      tag: 'houseful-turn',
    });
    shown.addEventListener('click', () => window.focus());
    device.after(NOTIFICATION_MS, () => shown.close());
  } catch {
    // Some phones only show notifications of installed apps: the sound and the title remain.
  }
}
