/**
 * Lossy news for live screens and boards: told to whoever listens now, never stored.
 * A listener that missed some is told so (`onGap`) and reloads from the database.
 */
export interface Signals {
  /** Tells this process at once and the others within milliseconds. Never throws. */
  publish(channel: string, message: unknown): void;
  listen(channel: string, listener: SignalListener): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface SignalListener {
  onSignal(message: unknown): void;
  /** Something of another process was lost: everything known from signals may be stale. */
  onGap(): void;
}
