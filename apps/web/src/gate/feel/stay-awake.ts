/** Keeps the screen on while the page is seen, where the device can; asked again whenever it comes back into sight. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let ended = false;

  async function ask(): Promise<void> {
    if (ended || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (ended) await lock.release();
    } catch {
      // A battery that runs low may be saved: then the screen goes dark as it always did.
    }
  }

  const listener = () => void ask();
  document.addEventListener('visibilitychange', listener);
  void ask();
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', listener);
    void lock?.release();
  };
}
