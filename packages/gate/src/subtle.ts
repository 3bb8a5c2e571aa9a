/** The platform's own cryptography, as browsers and Node offer it. */
export type Subtle = typeof globalThis.crypto.subtle;
export type SubtleKey = Awaited<ReturnType<Subtle['importKey']>>;
