import type { InputOf, OutputOf } from '@houseful/contract/operation';
import type { notificationsOperations } from '@houseful/contract/notifications';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { readMailHeads } from '../store/mails.ts';

type ListMails = (typeof notificationsOperations)['listMails'];

/** Newest first. @throws invalid-input for a cursor that is not one of ours */
export function listMails({ db }: { db: Queryable }) {
  return async ({ limit, cursor }: InputOf<ListMails>): Promise<OutputOf<ListMails>> => {
    const heads = await readMailHeads(db, { before: numberIn(cursor), mailsMax: limit + 1 });
    const page = heads.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ mailId, to, subject, sentAt }) => ({
        mailId,
        to,
        subject,
        sentAt: sentAt.toISOString(),
      })),
      nextCursor: last && heads.length > limit ? String(last.number) : null,
    };
  };
}

/** A cursor is the number of the last mail of the page before. */
function numberIn(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  if (!/^\d{1,15}$/.test(cursor)) {
    const issue = { path: 'cursor', message: 'must be the nextCursor of the page before' };
    throw problem('invalid-input', { issues: [issue] });
  }
  return Number(cursor);
}
