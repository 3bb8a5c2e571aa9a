import { z } from 'zod';
import { operations } from './operation.ts';
import { Id, Instant, page, pageQuery } from './primitives.ts';

/** A mail in the built-in mailbox, which takes every mail when no SMTP server is set. */
export const MailSummary = z.strictObject({
  mailId: Id,
  to: z.string(),
  subject: z.string(),
  sentAt: Instant,
});

export const Mail = MailSummary.extend({
  from: z.string(),
  text: z.string(),
  html: z.string(),
  attachments: z.array(
    z.strictObject({
      index: z.int(),
      filename: z.string(),
      contentType: z.string(),
      bytes: z.int(),
    }),
  ),
});
export type Mail = z.infer<typeof Mail>;

const mailParams = z.strictObject({ mailId: Id });

export const notificationsOperations = operations({
  listMails: {
    method: 'GET',
    path: '/mailbox',
    tag: 'Mailbox',
    summary: 'Mails kept by the built-in mailbox, newest first.',
    access: 'operator',
    query: z.strictObject(pageQuery),
    output: page(MailSummary),
  },
  getMail: {
    method: 'GET',
    path: '/mailbox/{mailId}',
    tag: 'Mailbox',
    summary: 'One mail.',
    access: 'operator',
    params: mailParams,
    output: Mail,
    problems: ['no-such-mail'],
  },
  getMailAttachment: {
    method: 'GET',
    path: '/mailbox/{mailId}/attachments/{index}',
    tag: 'Mailbox',
    summary: 'One attachment of a mail.',
    access: 'operator',
    params: mailParams.extend({ index: z.coerce.number().int().min(0).max(20) }),
    contentType: 'application/octet-stream',
    problems: ['no-such-mail'],
  },
});
