import type { SignalListener, Signals } from '#platform/signals/signals';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';

interface Envelope {
  readonly from: string;
  readonly sequence: number;
  readonly channel: string;
  readonly text: string;
}

interface Member {
  readonly listeners: Map<string, SignalListener[]>;
  readonly lastSeen: Map<string, number>;
}

/** How signals travel: by default as badly as they may. */
export interface SignalWeather {
  readonly lost: number;
  readonly doubled: number;
  readonly delayMsMax: number;
}

/**
 * Carries signals between simulated processes: late, twice, out of order or not at all. Each
 * sender numbers what it sends, so that a receiver sees a gap, as with the real ones.
 */
export class SignalPost {
  readonly #agenda: Agenda;
  readonly #chance: Chance;
  readonly #members = new Map<string, Member>();
  readonly #sent = new Map<string, number>();
  weather: SignalWeather;
  /** Somebody has not been told something: their boards may be behind until they are reloaded. */
  anyLost = false;
  /** What this process was told at once, for the laws: it may only be what was committed. */
  onPublish: (channel: string, message: unknown) => void = () => undefined;

  constructor(agenda: Agenda, chance: Chance, weather: SignalWeather) {
    this.#agenda = agenda;
    this.#chance = chance;
    this.weather = weather;
  }

  join(name: string): Signals {
    const member: Member = { listeners: new Map(), lastSeen: new Map() };
    this.#members.set(name, member);
    return {
      publish: (channel, message) => {
        this.onPublish(channel, message);
        for (const listener of member.listeners.get(channel) ?? []) listener.onSignal(message);
        this.#send(name, channel, message);
      },
      listen: (channel, listener) => {
        member.listeners.set(channel, [...(member.listeners.get(channel) ?? []), listener]);
      },
      start: async () => undefined,
      stop: async () => undefined,
    };
  }

  leave(name: string): void {
    this.#members.delete(name);
  }

  #send(from: string, channel: string, message: unknown): void {
    const sequence = (this.#sent.get(from) ?? 0) + 1;
    this.#sent.set(from, sequence);
    const envelope = { from, sequence, channel, text: JSON.stringify(message) };
    for (const to of this.#members.keys()) {
      if (to === from) continue;
      const { lost, doubled } = this.weather;
      if (this.#chance.happens(lost)) {
        this.anyLost = true;
        continue;
      }
      this.#post(to, envelope);
      if (this.#chance.happens(doubled)) this.#post(to, envelope);
    }
  }

  #post(to: string, envelope: Envelope): void {
    const { from, sequence, channel } = envelope;
    const label = `${to} hears ${channel} ${sequence} of ${from}`;
    const delayMs = this.#chance.below(this.weather.delayMsMax + 1);
    const signal = this.#agenda.add('signal', to, label, delayMs, () => {
      this.#agenda.remove(signal);
      this.#receive(to, envelope);
    });
  }

  #receive(to: string, { from, sequence, channel, text }: Envelope): void {
    const member = this.#members.get(to);
    if (!member) return;
    const expected = member.lastSeen.get(from);
    member.lastSeen.set(from, Math.max(sequence, expected ?? 0));
    if (expected !== undefined && sequence > expected + 1) {
      for (const listener of [...member.listeners.values()].flat()) listener.onGap();
    }
    for (const listener of member.listeners.get(channel) ?? []) listener.onSignal(JSON.parse(text));
  }
}
