/** What a browser hands out when the shop can be installed; not in the standard types. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const DECLINED_KEY = 'houseful.install-declined';
const listeners = new Set<() => void>();
let waiting: InstallPrompt | null = null;

function offer(next: InstallPrompt | null): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/** The browser's offer to install the shop, kept until a place fits for it: beside the tickets. */
export const installOffer = {
  current: () => waiting,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** To be called once, early: the browser offers only once a page. */
  listen: () => {
    window.addEventListener('appinstalled', () => offer(null));
    window.addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      if (!wasDeclined()) offer(event as InstallPrompt);
    });
  },
  accept: async () => {
    const prompt = waiting;
    offer(null);
    await prompt?.prompt();
  },
  decline: () => {
    offer(null);
    try {
      localStorage.setItem(DECLINED_KEY, 'yes');
    } catch {
      // A private window asks again next time.
    }
  },
};

function wasDeclined(): boolean {
  try {
    return localStorage.getItem(DECLINED_KEY) !== null;
  } catch {
    return true;
  }
}
