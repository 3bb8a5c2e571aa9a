import { overloaded } from '#platform/problem';

const KEYS_PER_READ_MAX = 500;
const WAITING_KEYS_MAX = 20_000;
const RETRY_AFTER_MS = 1_000;

interface Waiting<V> {
  readonly key: string;
  readonly resolve: (value: V | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads for many callers at once: who asks while a read is under way is answered by the next one,
 * so what is answered is never older than the question. Fifty buyers then cost one statement.
 * When a read fails, all its callers hear of it.
 * @throws overloaded when too many wait
 */
export function createGroupRead<V>(
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | undefined> {
  const line: Waiting<V>[] = [];
  let reading = false;

  async function drain(): Promise<void> {
    reading = true;
    // One turn of the event loop lets questions that came together be asked together.
    await new Promise((resolve) => setImmediate(resolve));
    while (line.length > 0) {
      const asked = line.splice(0, KEYS_PER_READ_MAX);
      try {
        const found = await load([...new Set(asked.map(({ key }) => key))]);
        for (const { key, resolve } of asked) resolve(found.get(key));
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    reading = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      if (line.length >= WAITING_KEYS_MAX) {
        reject(overloaded(RETRY_AFTER_MS));
        return;
      }
      line.push({ key, resolve, reject });
      if (!reading) void drain();
    });
}
