import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { findAttachment } from '../store/mails.ts';

/** The bytes as they were attached. @throws no-such-mail also where it has no such attachment */
export function getMailAttachment({ db }: { db: Queryable }) {
  return async ({ mailId, index }: { mailId: string; index: number }): Promise<Uint8Array> => {
    const content = await findAttachment(db, mailId, index);
    if (!content) throw problem('no-such-mail');
    return content;
  };
}
