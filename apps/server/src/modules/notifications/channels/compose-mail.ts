import type { SendMailOptions } from 'nodemailer';
import type { Letter } from './channel.ts';

/**
 * The letter as a mail. Names and subjects are put on one line here and encoded by the composer,
 * so that nothing in them becomes a header; no part is ever read from a file or an address.
 */
export function composeMail(letter: Letter, from: string): SendMailOptions {
  return {
    from,
    to: { address: letter.to.address, name: oneLine(letter.to.name) },
    subject: oneLine(letter.subject),
    text: letter.text,
    html: letter.html,
    date: letter.date,
    messageId: `<${letter.deliveryId}@${domainOf(from)}>`,
    // Holiday notices and ticket systems must not answer it.
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: letter.attachments.map(({ filename, contentType, content }) => ({
      filename: oneLine(filename),
      contentType,
      content: Buffer.from(content),
      contentDisposition: 'attachment',
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function domainOf(address: string): string {
  return /@([^@>\s]+)>?\s*$/.exec(address)?.[1] ?? 'localhost';
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
