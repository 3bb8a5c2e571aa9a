import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly url: string;
  /** Everything taken, in order of arrival. */
  readonly mails: readonly ParsedMail[];
  /** Answers the next mails with this code (0: takes them again). */
  answerWith(responseCode: number, at?: 'recipient' | 'data'): void;
  close(): Promise<void>;
}

/** A real SMTP server on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const failing = { code: 0, at: 'recipient' };

  function errorAt(at: 'recipient' | 'data'): Error | undefined {
    if (failing.code === 0 || failing.at !== at) return undefined;
    return Object.assign(new Error('not now'), { responseCode: failing.code });
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_, __, done) => done(errorAt('recipient')),
    onData: async (stream, _, done) => {
      const source = await buffer(stream);
      const error = errorAt('data');
      if (!error) mails.push(await simpleParser(source));
      done(error);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answerWith: (code, at = 'recipient') => Object.assign(failing, { code, at }),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
