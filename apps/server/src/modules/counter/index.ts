import { fileURLToPath } from 'node:url';
import type { CounterFace } from '@houseful/contract/faces/counter';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { closeShift } from './actions/close-shift.ts';
import { findSales } from './actions/find-sales.ts';
import { handBack, mayHandBack } from './actions/hand-back.ts';
import { hearFacts } from './actions/hear-facts.ts';
import { keepTills } from './actions/keep-tills.ts';
import { moveCash } from './actions/move-money.ts';
import { openShift } from './actions/open-shift.ts';
import { readShifts } from './actions/read-shifts.ts';
import { sendTickets } from './actions/send-tickets.ts';
import { mayTake, takeMoney } from './actions/take-money.ts';
import type { CounterDeps, CounterTools } from './deps.ts';
import { counterReactions } from './reactions.ts';

export const counterMigrations: MigrationSet = {
  schema: 'counter',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

/** Tills, shifts, and the book of all money that passes over a counter. */
export function createCounter(deps: CounterDeps): Module<CounterFace> {
  const tools: CounterTools = { ...deps, db: readFrom(deps.pool) };
  const heard = hearFacts(tools);
  return {
    face: {
      ...keepTills(tools),
      ...readShifts(tools),
      ...closeShift(tools),
      ...findSales(tools),
      openShift: openShift(tools),
      moveCash: moveCash(tools),
      takeMoney: takeMoney(tools),
      mayTake: mayTake(tools),
      oweCancelled: (order) => inTransaction(deps.pool, (tx) => heard.oweCancelled(tx, [order])),
      handBack: handBack(tools),
      mayHandBack: mayHandBack(tools),
      sendTickets: sendTickets(tools),
    },
    reactions: counterReactions(heard),
    schedule: [],
  };
}
