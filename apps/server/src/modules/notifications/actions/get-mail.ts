import type { Mail } from '@houseful/contract/notifications';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { findMail } from '../store/mails.ts';

/** @throws no-such-mail also for one that was forgotten */
export function getMail({ db }: { db: Queryable }) {
  return async ({ mailId }: { mailId: string }): Promise<Mail> => {
    const mail = await findMail(db, mailId);
    if (!mail) throw problem('no-such-mail');
    return mail;
  };
}
