import {
  CODES_OF_OFFER_MAX,
  type OfferAtDesk,
  type offersOperations,
} from '@houseful/contract/offers-desk';
import type { Call, Face } from '@houseful/contract/operation';
import { toCsv } from '#platform/csv';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction, type Queryable, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { OffersDeps } from '../deps.ts';
import { callerOf } from '#platform/caller-of';
import { mayActFor } from '../reach.ts';
import { CODE_BYTES, codeText } from '../rules/code-text.ts';
import {
  countIssued,
  type BatchRow,
  findBatch,
  insertCodes,
  insertBatch,
  listCodes,
} from '../store/codes.ts';
import { findOffer, lockOffer, type OfferRow } from '../store/offers.ts';

type Deps = Pick<OffersDeps, 'pool' | 'clock' | 'ids' | 'audit' | 'random'> & {
  readonly db: Queryable;
  readonly viewed: (row: OfferRow) => Promise<OfferAtDesk>;
};

type OfferCodes = Pick<Face<typeof offersOperations>, 'issueOfferCodes' | 'exportOfferCodes'>;

/**
 * Issues codes for an offer: as many as were asked for, none of which is another's, once for each key.
 * Only who may run the offer reads them, for whoever has one has its discount.
 *
 * @throws no-such-offer, codes-not-issued, idempotency-key-reused
 */
export function issueCodes(deps: Deps): OfferCodes {
  const { pool, clock, ids, audit, random, db, viewed } = deps;

  /** Issues again for those that somebody has already, which hardly ever happens. */
  async function keep(tx: Tx, offer: OfferRow, batch: BatchRow, wish: Wish): Promise<void> {
    const { organisation_id: organisationId } = offer;
    let missing = wish.count;
    while (missing > 0) {
      const codes = Array.from({ length: missing }, () =>
        codeText(wish.prefix, random.bytes(CODE_BYTES)),
      );
      missing -= await insertCodes(tx, { ...batch, organisationId }, codes);
    }
  }

  return {
    issueOfferCodes: async ({ offerId, ...wish }, call) => {
      const key = call.idempotencyKey;
      const batch: BatchRow = {
        batch_id: key === null ? ids.next('bat') : deriveId('bat', callerOf(call), offerId, key),
        offer_id: offerId,
        request_digest: fingerprint(wish),
        issued_at: clock.now(),
      };
      const row = await inTransaction(pool, async (tx) => {
        const offer = await lockOffer(tx, offerId);
        if (!offer || !mayRun(call, offer)) throw problem('no-such-offer');
        const known = await findBatch(tx, batch.batch_id);
        if (known?.request_digest === batch.request_digest) return offer;
        if (known) throw problem('idempotency-key-reused');
        const issued = (await countIssued(tx, [offerId])).get(offerId) ?? 0;
        const reason = whyNotIssued(offer, issued + wish.count);
        if (reason !== null) throw problem('codes-not-issued', { reason });
        insertBatch(tx, batch);
        await keep(tx, offer, batch, wish);
        await audit(tx, {
          organisationId: offer.organisation_id,
          venueId: null,
          actorId: callerOf(call),
          action: 'offer.codes-issued',
          subject: { kind: 'offer', id: offerId, name: offer.offer.name },
          before: { codes: issued },
          after: { codes: issued + wish.count },
        });
        return offer;
      });
      return viewed(row);
    },

    exportOfferCodes: async ({ offerId }, call) => {
      const offer = await findOffer(db, offerId);
      if (!offer || !mayRun(call, offer)) throw problem('no-such-offer');
      const rows = await listCodes(db, offerId, {
        now: clock.now(),
        codesMax: CODES_OF_OFFER_MAX,
      });
      return toCsv(
        ['code', 'issuedAt', 'orderId'],
        rows.map((row) => [row.code, row.issued_at.toISOString(), row.order_id ?? '']),
      );
    },
  };
}

interface Wish {
  readonly count: number;
  readonly prefix?: string | undefined;
}

function whyNotIssued(
  { offer, ended_at: endedAt }: OfferRow,
  codes: number,
): 'no-single-use' | 'ended' | 'too-many' | null {
  if (offer.singleUseCodes !== true) return 'no-single-use';
  if (endedAt !== null) return 'ended';
  return codes > CODES_OF_OFFER_MAX ? 'too-many' : null;
}

function mayRun(call: Call, { organisation_id: organisationId, offer }: OfferRow): boolean {
  return mayActFor(call, organisationId, offer.scope.venueIds);
}
