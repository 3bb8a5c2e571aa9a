import { createContext } from 'react-router';
import type { ApiClient } from '../lib/api/client.ts';
import type { Words } from '../lib/i18n/words.ts';

/** How server loaders reach the public API: in process, without a buyer's token. */
export const serverApiContext = createContext<ApiClient>();

/** The word that lets the page's own inline scripts pass the Content-Security-Policy. */
export const nonceContext = createContext<string>();

/** Whether this house shows its components at `/gallery`. */
export const galleryContext = createContext<boolean>();

/** Of the language that the page is asked in. */
export const wordsContext = createContext<Words>();
