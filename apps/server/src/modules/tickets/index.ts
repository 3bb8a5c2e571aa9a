import { fileURLToPath } from 'node:url';
import type { TicketsFace } from '@houseful/contract/faces/tickets';
import type { Clock } from '#platform/clock';
import type { RecordFacts } from '#platform/facts/facts';
import { createGroupCommit } from '#platform/group-commit';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';
import { adoptBuyers } from './actions/adopt-buyers.ts';
import { describeTickets } from './actions/describe-tickets.ts';
import { followChanges } from './actions/follow-changes.ts';
import { getTicket } from './actions/get-ticket.ts';
import { getTicketCalendar } from './actions/get-ticket-calendar.ts';
import { getTicketPdf } from './actions/get-ticket-pdf.ts';
import { getTicketQr } from './actions/get-ticket-qr.ts';
import { issueTickets } from './actions/issue-tickets.ts';
import { listTicketKeys } from './actions/list-ticket-keys.ts';
import { listTickets } from './actions/list-tickets.ts';
import { renewTickets } from './actions/renew-tickets.ts';
import { renderOrder } from './actions/render-order.ts';
import { revokeTickets } from './actions/revoke-tickets.ts';
import { verifyTicket } from './actions/verify-ticket.ts';
import { createPdfPrinter } from './papers/pdf-printer.ts';
import { ticketsReactions } from './reactions.ts';
import { createTicketSigner } from './signing.ts';

export const ticketsMigrations: MigrationSet = {
  schema: 'tickets',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export interface TicketsDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly record: RecordFacts;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The signing key is derived from it. Processes behind one address need the same. */
  readonly authSecret: string;
}

export interface TicketsModule extends Module<TicketsFace> {
  /** Finishes the papers being printed and ends the printing thread. */
  stop(): Promise<void>;
}

/** The module's only door. */
export function createTickets(deps: TicketsDeps): TicketsModule {
  const { pool, clock, record, log, metrics } = deps;
  const db = readFrom(pool);
  const signer = createTicketSigner(deps.authSecret);
  const printer = createPdfPrinter({ clock, log });
  const issue = issueTickets({ clock, record, signer });
  const issuing = createGroupCommit('issue-tickets', issue, { pool, clock, metrics });
  const revoke = revokeTickets({ clock });
  const follow = followChanges({ clock, record, signer });
  return {
    face: {
      issueTickets: (order) => issuing.submit(order),
      revokeTickets: (order) => inTransaction(pool, (tx) => revoke(tx, [order])),
      followChange: (change) => inTransaction(pool, (tx) => follow(tx, [change])),
      listTickets: listTickets({ db }),
      describeTickets: describeTickets({ db }),
      adoptBuyer: (merged) => inTransaction(pool, (tx) => adoptBuyers(tx, [merged])),
      renderOrder: renderOrder({ db, printer }),
      getTicket: getTicket({ db }),
      getTicketPdf: getTicketPdf({ db, printer }),
      getTicketQr: getTicketQr({ db }),
      getTicketCalendar: getTicketCalendar({ db }),
      listTicketKeys: listTicketKeys({ db, current: signer }),
      verifyTicket: verifyTicket({ db, clock, current: signer }),
    },
    reactions: ticketsReactions({
      ...{ issueTickets: issue, revokeTickets: revoke, followChanges: follow },
      renewTickets: renewTickets({ clock, record, signer }),
    }),
    schedule: [],
    stop: () => printer.stop(),
  };
}
