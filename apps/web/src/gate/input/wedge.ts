/** A hand scanner types a character every few milliseconds; nobody's fingers do. */
const BETWEEN_KEYS_MS_MAX = 60;
/** Nobody types how a ticket begins by hand: the rest of it is waited for, however busy the device is. */
const TICKET_START = 'HF1:';
const WITHIN_TICKET_MS_MAX = 2_000;
const CHARACTERS_MIN = 6;
const CHARACTERS_MAX = 1_000;

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** When it was pressed, in milliseconds; not when the page came round to it. */
  readonly timeStamp: number;
}

/**
 * A hand scanner is a keyboard: many characters, very fast, ending with Enter. Answers the text when a key completes one, whatever field is
 * in focus; everything a person types is left alone.
 */
export function createWedge(): (key: Key) => string | null {
  let text = '';
  let lastMs = Number.NEGATIVE_INFINITY;
  return ({ key, ctrlKey, altKey, metaKey, timeStamp }) => {
    const gapMsMax = isTicket(text) ? WITHIN_TICKET_MS_MAX : BETWEEN_KEYS_MS_MAX;
    if (timeStamp - lastMs > gapMsMax) text = '';
    lastMs = timeStamp;
    if (key === 'Enter') {
      const whole = text;
      text = '';
      return whole.length >= CHARACTERS_MIN ? whole : null;
    }
    // Shift and the like are keys of their own, with longer names.
    if (key.length === 1 && !ctrlKey && !altKey && !metaKey) {
      text = text.length < CHARACTERS_MAX ? text + key : '';
    }
    return null;
  };
}

/** As far as it goes. */
function isTicket(text: string): boolean {
  return text !== '' && (text.startsWith(TICKET_START) || TICKET_START.startsWith(text));
}
