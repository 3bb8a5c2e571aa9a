import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { insertMail, trimMails } from '../store/mails.ts';
import type { NotificationChannel } from './channel.ts';
import { composeMail } from './compose-mail.ts';

/** It is there to look at, not to archive. A mail with its PDF takes some 50 kB. */
const MAILS_KEPT_MAX = 1_000;

const Address = z
  .object({ address: z.string(), name: z.string() })
  .transform(({ address, name }) => (name === '' ? address : `${name} <${address}>`));

/** What the mail composer makes of a letter, as far as the mailbox shows it. */
const ComposedMail = z.object({
  from: Address,
  to: z.tuple([Address]).transform(([recipient]) => recipient),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  attachments: z.array(
    z.object({
      filename: z.string(),
      contentType: z.string(),
      content: z.base64().transform((text) => Buffer.from(text, 'base64')),
    }),
  ),
});

export interface MailboxDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  /** Sender of the mails: `name <address>`, or an address. */
  readonly from: string;
}

/**
 * Keeps the newest mails in the database instead of sending them, composed as they would be
 * sent. A delivery is kept once.
 */
export function createMailbox(
  { pool, clock, from }: MailboxDeps,
  mailsKeptMax = MAILS_KEPT_MAX,
): NotificationChannel {
  const composer = createTransport({ jsonTransport: true, skipEncoding: true });

  return {
    send: async (letter) => {
      const { message } = await composer.sendMail(composeMail(letter, from));
      const mail = ComposedMail.parse(message);
      await inTransaction(pool, async (tx) => {
        const isNew = await insertMail(tx, {
          ...mail,
          mailId: letter.deliveryId,
          sentAt: clock.now(),
        });
        if (isNew) await trimMails(tx, mailsKeptMax);
      });
      return { outcome: 'sent' };
    },
    stop: async () => composer.close(),
  };
}
