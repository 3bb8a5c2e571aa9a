import { pino, type Logger } from 'pino';

export type { Logger };

/** JSON lines on standard error. Secrets have no way in: headers and bodies are never logged. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

export const silentLogger: Logger = pino({ level: 'silent' });
