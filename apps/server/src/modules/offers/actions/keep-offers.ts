import type { OfferAtDesk, offersOperations } from '@houseful/contract/offers-desk';
import type { Call, Face } from '@houseful/contract/operation';
import { deriveId, fingerprint } from '#platform/ids';
import { readPage, skipOf } from '#platform/paging';
import { inTransaction, type Queryable, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { AutomaticOffers } from '../boards/automatic-offers.ts';
import type { OffersDeps } from '../deps.ts';
import { callerOf } from '#platform/caller-of';
import { looksInto, mayActFor, organisationsOf } from '../reach.ts';
import { issueCodes } from './issue-codes.ts';
import {
  findOffer,
  insertOffer,
  isCodeTaken,
  listOffers,
  lockCode,
  lockOffer,
  type OfferRow,
  updateOffer,
} from '../store/offers.ts';
import { countIssued } from '../store/codes.ts';
import { countReserved } from '../store/reservations.ts';

type Deps = Pick<OffersDeps, 'pool' | 'clock' | 'ids' | 'audit' | 'random'> & {
  readonly db: Queryable;
  readonly automatic: Pick<AutomaticOffers, 'forget'>;
};

/**
 * Keeps offers and their codes. A change reaches new orders alone; an offer taken back is refused
 * from the commit on, and one without a code stops within moments in other processes. A code
 * belongs to one offer of its organisation at a time.
 *
 * @throws no-such-organisation, no-such-offer, changed-meanwhile, offer-has-codes, promo-code-taken, idempotency-key-reused
 */
export function keepOffers(deps: Deps): Face<typeof offersOperations> {
  const { pool, clock, ids, audit, db, automatic } = deps;

  const viewed = (rows: readonly OfferRow[]) => viewOffers(db, rows, clock.now());

  async function viewedOne(row: OfferRow): Promise<OfferAtDesk> {
    return (await viewed([row]))[0] as OfferAtDesk;
  }

  async function write(
    tx: Tx,
    call: Call,
    action: string,
    { before, after }: { before: OfferRow | null; after: OfferRow },
  ): Promise<void> {
    lockCode(tx, after);
    if (after.ended_at === null && (await isCodeTaken(tx, after)))
      throw problem('promo-code-taken');
    if (
      before &&
      !after.offer.singleUseCodes &&
      (await countIssued(tx, [before.offer_id])).size > 0
    )
      throw problem('offer-has-codes');
    if (before) updateOffer(tx, after);
    const venueIds = after.offer.scope.venueIds ?? [];
    await audit(tx, {
      organisationId: after.organisation_id,
      venueId: venueIds.length === 1 ? (venueIds[0] ?? null) : null,
      actorId: callerOf(call),
      action: `offer.${action}`,
      subject: { kind: 'offer', id: after.offer_id, name: after.offer.name },
      before: before && { ...before.offer, endedAt: before.ended_at },
      after: { ...after.offer, endedAt: after.ended_at },
    });
    tx.afterCommit(automatic.forget);
  }

  async function changed(
    offerId: string,
    call: Call,
    action: string,
    change: (row: OfferRow, now: Date) => OfferRow,
  ): Promise<OfferAtDesk> {
    const row = await inTransaction(pool, async (tx) => {
      const before = await lockOffer(tx, offerId);
      if (!before || !mayChange(call, before)) throw problem('no-such-offer');
      const after = change(before, clock.now());
      if (after === before) return before;
      if (!mayChange(call, after)) throw problem('no-such-offer');
      await write(tx, call, action, { before, after });
      return after;
    });
    return viewedOne(row);
  }

  return {
    ...issueCodes({ ...deps, viewed: viewedOne }),

    listOffers: async ({ organisationId, code = null, ended, limit, cursor }, call) => {
      const skip = skipOf(cursor);
      const organisationIds = organisationsOf(call, organisationId);
      const rows = await listOffers(db, organisationIds, { code, ended, skip, limit });
      const { items, nextCursor } = readPage(rows, skip, limit);
      return { items: await viewed(items), nextCursor };
    },

    getOffer: async ({ offerId }, call) => {
      const row = await findOffer(db, offerId);
      if (!row || !looksInto(call, row.organisation_id)) throw problem('no-such-offer');
      return viewedOne(row);
    },

    createOffer: async (input, call) => {
      const { organisationId, offer } = input;
      if (!mayActFor(call, organisationId, offer.scope.venueIds))
        throw problem('no-such-organisation');
      const now = clock.now();
      const key = call.idempotencyKey;
      const made: OfferRow = {
        offer_id: key === null ? ids.next('off') : deriveId('off', callerOf(call), key),
        organisation_id: organisationId,
        code: offer.code,
        offer,
        version: 1,
        request_digest: fingerprint(input),
        created_at: now,
        changed_at: now,
        ended_at: null,
        uses_settled: 0,
        amount_settled: 0,
      };
      const row = await inTransaction(pool, async (tx) => {
        lockCode(tx, made);
        if (await insertOffer(tx, made)) {
          await write(tx, call, 'made', { before: null, after: made });
          return made;
        }
        const known = await findOffer(tx, made.offer_id);
        if (!known) throw problem('promo-code-taken');
        if (known.request_digest !== made.request_digest) throw problem('idempotency-key-reused');
        return known;
      });
      return viewedOne(row);
    },

    changeOffer: ({ offerId, version, offer }, call) =>
      changed(offerId, call, 'changed', (row, now) => {
        // A retry of the change that made this version.
        if (row.version === version + 1 && fingerprint(row.offer) === fingerprint(offer))
          return row;
        if (row.version !== version) throw problem('changed-meanwhile', { version: row.version });
        return { ...row, code: offer.code, offer, version: version + 1, changed_at: now };
      }),

    endOffer: ({ offerId }, call) =>
      changed(offerId, call, 'ended', (row, now) =>
        row.ended_at === null
          ? { ...row, version: row.version + 1, changed_at: now, ended_at: now }
          : row,
      ),
  };
}

/** Who reaches some venues alone may change what is for those alone. */
function mayChange(call: Call, { organisation_id: organisationId, offer }: OfferRow): boolean {
  return mayActFor(call, organisationId, offer.scope.venueIds);
}

async function viewOffers(
  db: Queryable,
  rows: readonly OfferRow[],
  now: Date,
): Promise<OfferAtDesk[]> {
  const offerIds = rows.map((row) => row.offer_id);
  const [reserved, issued] = await Promise.all([
    countReserved(db, offerIds, now),
    countIssued(db, offerIds),
  ]);
  return rows.map((row) =>
    viewOffer(row, reserved.get(row.offer_id), issued.get(row.offer_id) ?? 0),
  );
}

function viewOffer(
  row: OfferRow,
  reserved: { uses: number; amount: number } | undefined,
  issued: number,
): OfferAtDesk {
  const being = reserved?.uses ?? 0;
  return {
    offerId: row.offer_id,
    organisationId: row.organisation_id,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    offer: row.offer,
    use: {
      settled: row.uses_settled,
      reserved: being,
      amountSettled: row.amount_settled,
      amountReserved: reserved?.amount ?? 0,
    },
    codes: row.offer.singleUseCodes === true ? { issued, used: row.uses_settled + being } : null,
  };
}
