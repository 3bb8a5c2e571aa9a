import { createContext } from 'react-router';
import type { ApiClient } from '../lib/api/client.ts';

/** How server loaders reach the public API: in process, without a buyer's token. */
export const serverApiContext = createContext<ApiClient>();

/** The word that lets the page's own inline scripts pass the Content-Security-Policy. */
export const nonceContext = createContext<string>();
