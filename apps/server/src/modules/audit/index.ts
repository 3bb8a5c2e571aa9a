import { fileURLToPath } from 'node:url';
import type { AuditFace } from '@houseful/contract/faces/audit';
import { reaction } from '#platform/facts/facts';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import type { Pool } from '#platform/postgres/pool';
import { readFrom } from '#platform/postgres/tx';
import { type NameUsers, readEntries } from './actions/read-entries.ts';
import { insertEntries } from './store/entries.ts';

export const auditMigrations: MigrationSet = {
  schema: 'audit',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

/** Who changed what, for as long as the house stands. */
export function createAuditLog(deps: { pool: Pool; nameUsers: NameUsers }): Module<AuditFace> {
  return {
    face: readEntries(readFrom(deps.pool), deps.nameUsers),
    reactions: [
      reaction('audit.noted', 'audit/keep-entries', async (tx, notes) => insertEntries(tx, notes)),
    ],
    schedule: [],
  };
}
