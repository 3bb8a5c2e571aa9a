import type { Mail } from '@houseful/contract/notifications';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface NewMail {
  readonly mailId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sentAt: Date;
  readonly attachments: readonly NewAttachment[];
}

export interface NewAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** @returns false, and changes nothing, when there is a mail with this id. */
export async function insertMail(tx: Tx, mail: NewMail): Promise<boolean> {
  const rows = await tx.rows({
    name: 'notifications.insert-mail',
    text: `insert into notifications.mails
             (mail_id, sender, recipient, subject, body_text, body_html, sent_at)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (mail_id) do nothing
           returning 1`,
    values: [mail.mailId, mail.from, mail.to, mail.subject, mail.text, mail.html, mail.sentAt],
  });
  if (rows.length === 0) return false;
  await tx.rows({
    name: 'notifications.insert-attachments',
    text: `insert into notifications.mail_attachments
             (mail_id, index, filename, content_type, content)
           select $1, n - 1, filename, content_type, content
             from unnest($2::text[], $3::text[], $4::bytea[])
                  with ordinality as a (filename, content_type, content, n)`,
    values: [
      mail.mailId,
      mail.attachments.map(({ filename }) => filename),
      mail.attachments.map(({ contentType }) => contentType),
      mail.attachments.map(({ content }) => content),
    ],
  });
  return true;
}

/**
 * Forgets all but the newest mails. Rows that another process is forgetting are left to it,
 * so that two never wait for each other.
 */
export async function trimMails(tx: Tx, mailsKeptMax: number): Promise<void> {
  await tx.rows({
    name: 'notifications.trim-mails',
    text: `delete from notifications.mails where number in (
             select number from notifications.mails
              where number <= (select number from notifications.mails
                                order by number desc offset $1 limit 1)
                for update skip locked)`,
    values: [mailsKeptMax],
  });
}

export interface MailHead {
  readonly number: number;
  readonly mailId: string;
  readonly to: string;
  readonly subject: string;
  readonly sentAt: Date;
}

/** Newest first; those that arrived before the numbered one, if a number is given. */
export async function readMailHeads(
  db: Queryable,
  { before, mailsMax }: { before: number | null; mailsMax: number },
): Promise<MailHead[]> {
  const rows = await db.rows<{
    number: number;
    mail_id: string;
    recipient: string;
    subject: string;
    sent_at: Date;
  }>({
    name: 'notifications.read-mail-heads',
    text: `select number, mail_id, recipient, subject, sent_at
             from notifications.mails
            where $1::bigint is null or number < $1
            order by number desc
            limit $2`,
    values: [before, mailsMax],
  });
  return rows.map((row) => ({
    number: row.number,
    mailId: row.mail_id,
    to: row.recipient,
    subject: row.subject,
    sentAt: row.sent_at,
  }));
}

export async function findMail(db: Queryable, mailId: string): Promise<Mail | undefined> {
  const [row] = await db.rows<{
    sender: string;
    recipient: string;
    subject: string;
    body_text: string;
    body_html: string;
    sent_at: Date;
    attachments: Mail['attachments'];
  }>({
    name: 'notifications.find-mail',
    text: `select sender, recipient, subject, body_text, body_html, sent_at,
                  coalesce((select jsonb_agg(jsonb_build_object(
                                     'index', index, 'filename', filename,
                                     'contentType', content_type,
                                     'bytes', octet_length(content)) order by index)
                              from notifications.mail_attachments a
                             where a.mail_id = m.mail_id), '[]') as attachments
             from notifications.mails m
            where mail_id = $1`,
    values: [mailId],
  });
  return (
    row && {
      mailId,
      from: row.sender,
      to: row.recipient,
      subject: row.subject,
      text: row.body_text,
      html: row.body_html,
      sentAt: row.sent_at.toISOString(),
      attachments: row.attachments,
    }
  );
}

export async function findAttachment(
  db: Queryable,
  mailId: string,
  index: number,
): Promise<Buffer | undefined> {
  const [row] = await db.rows<{ content: Buffer }>({
    name: 'notifications.find-attachment',
    text: `select content from notifications.mail_attachments where mail_id = $1 and index = $2`,
    values: [mailId, index],
  });
  return row?.content;
}
