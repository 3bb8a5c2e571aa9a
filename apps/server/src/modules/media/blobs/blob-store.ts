/**
 * Where files are kept that are never changed: what is put is whole or not there at all, and there when `put` has answered,
 * a crash of the machine included. Keys are `folder/file` of small letters, digits, `_`, `-` and one dot.
 */
export interface BlobStore {
  /** Again, it changes nothing. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Null when there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** What is not there is as good as deleted. */
  delete(key: string): Promise<void>;
}

const KEY = /^[a-z0-9_-]{1,80}\/[a-z0-9_-]{1,40}\.[a-z0-9]{1,8}$/;

/** @throws Error for a key of another form: none of ours leads out of the store. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error(`${key} is no key of a blob`);
  return key;
}
