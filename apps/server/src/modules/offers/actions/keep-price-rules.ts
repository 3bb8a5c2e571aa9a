import type { Call } from '@houseful/contract/operation';
import { deriveId, fingerprint } from '#platform/ids';
import { readPage, skipOf } from '#platform/paging';
import { inTransaction, type Queryable, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { OffersDeps } from '../deps.ts';
import { callerOf } from '#platform/caller-of';
import { looksInto, mayActFor, organisationsOf } from '../reach.ts';
import {
  findPriceRule,
  insertPriceRule,
  listPriceRules,
  lockPriceRule,
  type PriceRuleKind,
  type PriceRuleRow,
  updatePriceRule,
} from '../store/price-rules.ts';

/** A rule as the back office sees it. */
export interface KeptRule<R> {
  readonly ruleId: string;
  readonly organisationId: string;
  readonly version: number;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly endedAt: string | null;
  readonly rule: R;
}

export interface PriceRules<R> {
  list(
    input: {
      organisationId?: string | undefined;
      ended: boolean;
      limit: number;
      cursor?: string | undefined;
    },
    call: Call,
  ): Promise<{ items: KeptRule<R>[]; nextCursor: string | null }>;
  get(input: { ruleId: string }, call: Call): Promise<KeptRule<R>>;
  create(input: { organisationId: string; rule: R }, call: Call): Promise<KeptRule<R>>;
  change(input: { ruleId: string; version: number; rule: R }, call: Call): Promise<KeptRule<R>>;
  end(input: { ruleId: string }, call: Call): Promise<KeptRule<R>>;
}

const ID_PREFIX: Record<PriceRuleKind, string> = {
  'price-card': 'pcd',
  'tax-rule': 'txr',
  'tax-waiver': 'txw',
  'fee-rule': 'fee',
  'tier-plan': 'tip',
};

/**
 * Keeps the rules of one kind. What is on sale has its rules with it, so no change reaches it. Each
 * change is noted in its own transaction; made again under the same Idempotency-Key it is the same
 * rule; a change of what somebody else has changed meanwhile is refused.
 *
 * @throws what `refuse` throws, no-such-organisation, no-such-price-rule, changed-meanwhile, idempotency-key-reused
 */
export function keepPriceRules<R extends { readonly name: string }>(
  kind: PriceRuleKind,
  deps: Pick<OffersDeps, 'pool' | 'clock' | 'ids' | 'audit'> & { readonly db: Queryable },
  /** What else may speak against such a rule of the organisation. */
  refuse: (organisationId: string, rule: R) => Promise<void> = async () => undefined,
): PriceRules<R> {
  const { pool, clock, ids, audit, db } = deps;

  async function changed(
    ruleId: string,
    call: Call,
    action: string,
    change: (row: PriceRuleRow<R>, now: Date) => PriceRuleRow<R>,
  ): Promise<KeptRule<R>> {
    return inTransaction(pool, async (tx) => {
      const row = (await lockPriceRule(tx, kind, ruleId)) as PriceRuleRow<R> | undefined;
      if (!row || !mayActFor(call, row.organisation_id, null)) throw problem('no-such-price-rule');
      const after = change(row, clock.now());
      if (after === row) return viewRule(row);
      updatePriceRule(tx, after);
      await noted(tx, call, action, row, after);
      return viewRule(after);
    });
  }

  async function noted(
    tx: Tx,
    call: Call,
    action: string,
    before: PriceRuleRow<R> | null,
    after: PriceRuleRow<R>,
  ): Promise<void> {
    await audit(tx, {
      organisationId: after.organisation_id,
      venueId: null,
      actorId: callerOf(call),
      action: `${kind}.${action}`,
      subject: { kind, id: after.rule_id, name: after.rule.name },
      before: before && { ...before.rule, endedAt: before.ended_at },
      after: { ...after.rule, endedAt: after.ended_at },
    });
  }

  return {
    list: async ({ organisationId, ended, limit, cursor }, call) => {
      const skip = skipOf(cursor);
      const organisationIds = organisationsOf(call, organisationId);
      const rows = await listPriceRules(db, kind, organisationIds, { ended, skip, limit });
      return readPage((rows as PriceRuleRow<R>[]).map(viewRule), skip, limit);
    },

    get: async ({ ruleId }, call) => {
      const row = await findPriceRule(db, kind, ruleId);
      if (!row || !looksInto(call, row.organisation_id)) throw problem('no-such-price-rule');
      return viewRule(row as PriceRuleRow<R>);
    },

    create: async (input, call) => {
      const { organisationId, rule } = input;
      if (!mayActFor(call, organisationId, null)) throw problem('no-such-organisation');
      await refuse(organisationId, rule);
      const key = call.idempotencyKey;
      const prefix = ID_PREFIX[kind];
      const now = clock.now();
      const row: PriceRuleRow<R> = {
        rule_id: key === null ? ids.next(prefix) : deriveId(prefix, callerOf(call), key),
        organisation_id: organisationId,
        kind,
        rule,
        version: 1,
        request_digest: fingerprint(input),
        created_at: now,
        changed_at: now,
        ended_at: null,
      };
      return inTransaction(pool, async (tx) => {
        if (await insertPriceRule(tx, row)) {
          await noted(tx, call, 'made', null, row);
          return viewRule(row);
        }
        const known = await findPriceRule(tx, kind, row.rule_id);
        if (known?.request_digest !== row.request_digest) throw problem('idempotency-key-reused');
        return viewRule(known as PriceRuleRow<R>);
      });
    },

    change: ({ ruleId, version, rule }, call) =>
      changed(ruleId, call, 'changed', (row, now) => {
        // A retry of the change that made this version.
        if (row.version === version + 1 && fingerprint(row.rule) === fingerprint(rule)) return row;
        if (row.version !== version) throw problem('changed-meanwhile', { version: row.version });
        return { ...row, rule, version: version + 1, changed_at: now };
      }),

    end: ({ ruleId }, call) =>
      changed(ruleId, call, 'ended', (row, now) =>
        row.ended_at === null
          ? { ...row, version: row.version + 1, changed_at: now, ended_at: now }
          : row,
      ),
  };
}

function viewRule<R>(row: PriceRuleRow<R>): KeptRule<R> {
  return {
    ruleId: row.rule_id,
    organisationId: row.organisation_id,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    rule: row.rule,
  };
}
