import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import { TITLE_PALETTE } from '@houseful/contract/title-kit';
import type { DeskTitle } from '@houseful/contract/titles-desk';
import { deriveId, fingerprint, type Ids } from '#platform/ids';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { insertTitle, lockTitle } from '../store/desk-titles.ts';
import { columnsOf, type TitleWords, viewDeskTitle, wordsOf } from '../store/desk-views.ts';
import type { DraftTable } from '../store/tables.ts';
import { definedOf } from '#platform/defined-of';
import { callerOf } from '#platform/caller-of';
import { inTitle, noteTitle, type TitleDeps } from './in-title.ts';

export type CreateTitleDeps = TitleDeps & { readonly ids: Ids };

/** What a title says of which nothing was said. */
const NOTHING_SAID: Omit<TitleWords, 'kind' | 'name'> = {
  ...{ nativeName: null, year: null, languages: [], genres: [], formats: [], certificate: null },
  ...{ durationMinutes: null, releaseDate: null, synopsis: '', cast: [], crew: [] },
  ...{ palette: [...TITLE_PALETTE], motif: 'stars', shared: false },
  ...{ licence: { from: null, until: null }, posterImageId: null, bannerImageId: null },
};

/** Begins a draft. Repeated under the same key it is the same one. @throws no-such-organisation, idempotency-key-reused */
export function createTitle(deps: CreateTitleDeps): CatalogFace['createTitle'] {
  return async ({ organisationId, ...said }, call) => {
    if (!reaches(call.reach ?? [], { organisationId, venueId: null }))
      throw problem('no-such-organisation');
    const words = { ...NOTHING_SAID, ...definedOf(said) };
    const draft = { organisationId, words, digest: fingerprint({ organisationId, ...said }) };
    return begin(deps, draft, 'title.created', call);
  };
}

/** Begins a draft that says the same; under the same key it is the same one. @throws no-such-title, idempotency-key-reused */
export function copyTitle(deps: CreateTitleDeps): CatalogFace['copyTitle'] {
  return async ({ titleId }, call) => {
    const source = await inTitle(deps, titleId, call, async ({ title }) => title);
    const draft = {
      ...{ organisationId: source.organisation_id, words: wordsOf(source) },
      digest: fingerprint({ copyOf: titleId }),
    };
    return begin(deps, draft, 'title.copied', call);
  };
}

interface Draft {
  readonly organisationId: string;
  readonly words: TitleWords;
  readonly digest: string;
}

function begin(
  { pool, clock, ids, audit }: CreateTitleDeps,
  { organisationId, words, digest }: Draft,
  action: string,
  call: Call,
): Promise<DeskTitle> {
  const actorId = callerOf(call);
  const { idempotencyKey: key } = call;
  const now = clock.now();
  const row: DraftTable = {
    title_id: key ? deriveId('ttl', actorId, key) : ids.next('ttl'),
    organisation_id: organisationId,
    ...columnsOf(words),
    ...{ rating: null, published_at: null, ended_at: null, changed_at: now, version: 0 },
    request_digest: digest,
  };
  return inTransaction(pool, async (tx) => {
    if (await insertTitle(tx, row)) {
      const change = { action, before: null, after: { ...words } };
      await noteTitle(audit, { tx, actorId }, row, change);
    }
    const known = await lockTitle(tx, row.title_id, now);
    if (!known) throw new Error(`the title ${row.title_id} came and went`);
    if (known.request_digest !== digest) throw problem('idempotency-key-reused');
    return viewDeskTitle(known, now);
  });
}
