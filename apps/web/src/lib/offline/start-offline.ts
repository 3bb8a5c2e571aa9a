import { keptTickets, session } from '../browser.ts';
import { installOffer } from './install.ts';

/**
 * Makes the shop ready for a lost network: registers the service worker once the page has loaded,
 * so that it takes nothing from the first sight, and forgets the tickets of whoever left.
 */
export function startOffline(): void {
  const tidy = () => void keptTickets.forgetOthers();
  tidy();
  session.subscribe(tidy);
  installOffer.listen();
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}

/** A shop without a worker is whole; only airplane mode misses it. */
function register(): void {
  navigator.serviceWorker
    .register('/service-worker.js', { updateViaCache: 'none' })
    .catch(() => undefined);
}
