import { readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Plugin } from 'vite';

const CONTRACT_FOLDER = `${sep}packages${sep}contract${sep}src${sep}`;

/**
 * The browser gets the contract's operations as plain data (name, method, path, access) and its
 * plain constants, and no zod: the server validates, so schemas would only cost the buyer bytes,
 * and zod's probe for `eval` would trip the Content-Security-Policy. Types are unaffected.
 * Importing a schema as a value from web code fails the build. A file of plain rules, which imports nothing but types,
 * comes as it is.
 */
export function contractWithoutZod(): Plugin {
  return {
    name: 'houseful:contract-without-zod',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?', 1)[0] ?? id;
      if (!file.includes(CONTRACT_FOLDER) || !file.endsWith('.ts')) return null;
      this.addWatchFile(file);
      if (await needsNothing(file)) return null;
      const contract: Record<string, unknown> = await import(file);
      return Object.entries(contract)
        .map(([name, value]) => [name, plain(value)] as const)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}

async function needsNothing(file: string): Promise<boolean> {
  return !/^(import|export) (?!type\b)[^;]*\bfrom '/m.test(await readFile(file, 'utf8'));
}

function plain(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return isOperations(value) ? plainOperations(value) : undefined;
}

type Operations = Record<string, Record<string, unknown>>;

function isOperations(value: unknown): value is Operations {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).length > 0 &&
    Object.values(value).every(
      (entry) =>
        typeof entry === 'object' && entry !== null && 'method' in entry && 'path' in entry,
    )
  );
}

/** Keeps what `CallableOperation` (src/lib/api/address.ts) asks for. */
function plainOperations(operations: Operations): Operations {
  return Object.fromEntries(
    Object.entries(operations).map(([key, { name, method, path, access, body }]) => [
      key,
      { name, method, path, access, ...(body ? { body: {} } : {}) },
    ]),
  );
}
