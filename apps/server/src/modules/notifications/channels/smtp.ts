import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { NotificationChannel, SendOutcome } from './channel.ts';
import { composeMail } from './compose-mail.ts';

const CONNECTIONS_MAX = 3;
const MAILS_PER_CONNECTION_MAX = 100;
const CONNECT_MS_MAX = 10_000;
/** A server that says nothing for so long will not say anything any more. */
const SILENCE_MS_MAX = 30_000;

export interface SmtpDeps {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly url: string;
  /** Sender of the mails: `name <address>`, or an address. */
  readonly from: string;
}

/**
 * Sends mail through a mail server over a few kept connections. All copies of a delivery carry
 * its id as Message-ID, by which mail servers and programs fold them.
 */
export function createSmtp({ url, from }: SmtpDeps): NotificationChannel {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS_MAX,
    maxMessages: MAILS_PER_CONNECTION_MAX,
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: CONNECT_MS_MAX,
    socketTimeout: SILENCE_MS_MAX,
  });
  return {
    send: async (letter) => {
      try {
        await transport.sendMail(composeMail(letter, from));
        return { outcome: 'sent' };
      } catch (error) {
        return refusal(error);
      }
    },
    stop: async () => transport.close(),
  };
}

const Refusal = z.object({
  code: z.enum(['EENVELOPE', 'EMESSAGE']),
  responseCode: z.int().min(500).max(599),
  response: z.string(),
});

/**
 * A server's final no (5xx) to the recipient or the mail is an outcome. Everything else, a
 * password it does not take included, can be mended while the mail waits.
 */
function refusal(error: unknown): SendOutcome {
  const refused = Refusal.safeParse(error);
  if (!refused.success) throw error;
  return { outcome: 'refused', reason: refused.data.response };
}
