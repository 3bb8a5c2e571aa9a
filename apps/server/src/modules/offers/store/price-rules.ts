import type { Queryable, Tx } from '#platform/postgres/tx';

export type PriceRuleKind = 'price-card' | 'tax-rule' | 'tax-waiver' | 'fee-rule' | 'tier-plan';

export interface PriceRuleRow<R = unknown> {
  readonly rule_id: string;
  readonly organisation_id: string;
  readonly kind: PriceRuleKind;
  readonly rule: R;
  readonly version: number;
  readonly request_digest: string;
  readonly created_at: Date;
  readonly changed_at: Date;
  readonly ended_at: Date | null;
}

const COLUMNS = `rule_id, organisation_id, kind, rule, version, request_digest, created_at, changed_at,
                 ended_at`;

/** False where the rule is known already; that one stays as it is. */
export async function insertPriceRule(tx: Tx, row: PriceRuleRow): Promise<boolean> {
  const rows = await tx.rows({
    text: `insert into offers.price_rules (${COLUMNS})
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning rule_id`,
    values: [
      row.rule_id,
      row.organisation_id,
      row.kind,
      JSON.stringify(row.rule),
      row.version,
      row.request_digest,
      row.created_at,
      row.changed_at,
      row.ended_at,
    ],
  });
  return rows.length > 0;
}

export async function findPriceRule(
  db: Queryable,
  kind: PriceRuleKind,
  ruleId: string,
): Promise<PriceRuleRow | undefined> {
  const [row] = await db.rows<PriceRuleRow>({
    text: `select ${COLUMNS} from offers.price_rules where kind = $1 and rule_id = $2`,
    values: [kind, ruleId],
  });
  return row;
}

/** Locks the rule against other changes until the transaction ends. */
export async function lockPriceRule(
  tx: Tx,
  kind: PriceRuleKind,
  ruleId: string,
): Promise<PriceRuleRow | undefined> {
  const [row] = await tx.rows<PriceRuleRow>({
    text: `select ${COLUMNS} from offers.price_rules where kind = $1 and rule_id = $2 for update`,
    values: [kind, ruleId],
  });
  return row;
}

export function updatePriceRule(tx: Tx, row: PriceRuleRow): void {
  tx.write({
    text: `update offers.price_rules
              set rule = $2, version = $3, changed_at = $4, ended_at = $5 where rule_id = $1`,
    values: [row.rule_id, JSON.stringify(row.rule), row.version, row.changed_at, row.ended_at],
  });
}

/** Rules of the organisations, the last made first. */
export function listPriceRules(
  db: Queryable,
  kind: PriceRuleKind,
  organisationIds: readonly string[],
  page: { ended: boolean; skip: number; limit: number },
): Promise<PriceRuleRow[]> {
  return db.rows({
    text: `select ${COLUMNS} from offers.price_rules
            where kind = $1 and organisation_id = any($2)
              and ($3 or ended_at is null)
            order by created_at desc, rule_id desc offset $4 limit $5`,
    values: [kind, organisationIds, page.ended, page.skip, page.limit + 1],
  });
}

/** Rules of an organisation that count today, in the order in which they were made. */
export function findRulesInForce(
  db: Queryable,
  organisationId: string,
  kinds: readonly PriceRuleKind[],
): Promise<PriceRuleRow[]> {
  return db.rows({
    text: `select ${COLUMNS} from offers.price_rules
            where organisation_id = $1 and kind = any($2) and ended_at is null
            order by created_at, rule_id`,
    values: [organisationId, kinds],
  });
}
