import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ParsedMail } from 'mailparser';
import { examineChannel, FROM, letter, type ReceivedMail } from './channel-exam.fixture.ts';
import type { NotificationChannel } from './channel.ts';
import { type MailServer, startMailServer } from './mail-server.fixture.ts';
import { createSmtp } from './smtp.ts';

examineChannel('SMTP', async () => {
  const server = await startMailServer();
  const channel = createSmtp({ url: server.url, from: FROM });
  return {
    channel,
    received: async () => [
      ...new Map(server.mails.map((mail) => [mail.messageId, asReceived(mail)])).values(),
    ],
    close: async () => {
      await channel.stop();
      await server.close();
    },
  };
});

function asReceived(mail: ParsedMail): ReceivedMail {
  const address = ([first]: ParsedMail['to']['value']) =>
    first?.name ? `${first.name} <${first.address}>` : (first?.address ?? '');
  expect(mail.to.value).toHaveLength(1);
  expect(mail.headerLines.map(({ key }) => key)).not.toContain('bcc');
  return {
    ...mail,
    deliveryId: /^<(.+)@example\.org>$/.exec(mail.messageId)?.[1] ?? '',
    from: address(mail.from.value),
    to: address(mail.to.value),
  };
}

describe('SMTP', () => {
  let server: MailServer;
  let channel: NotificationChannel;
  beforeEach(async () => {
    server = await startMailServer();
    channel = createSmtp({ url: server.url, from: FROM });
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
  });

  test.each(['recipient', 'data'] as const)('a final no to the %s is an outcome', async (at) => {
    server.answerWith(550, at);
    expect(await channel.send(letter())).toEqual({
      outcome: 'refused',
      reason: expect.stringContaining('550'),
    });
    server.answerWith(0);
    expect(await channel.send(letter())).toEqual({ outcome: 'sent' });
  });

  test('a server that is busy is worth another try', async () => {
    server.answerWith(451);
    await expect(channel.send(letter())).rejects.toThrow(/451/);
    server.answerWith(0);
    expect(await channel.send(letter())).toEqual({ outcome: 'sent' });
    expect(server.mails).toHaveLength(1);
  });

  test('a server that is away is worth another try', async () => {
    await server.close();
    await expect(channel.send(letter())).rejects.toThrow(/ECONNREFUSED|connect/i);
  });

  test('says that a machine wrote it, and when it was written', async () => {
    await channel.send(letter());
    const lines = server.mails[0]?.headerLines.map(({ line }) => line);
    expect(lines).toContain('Auto-Submitted: auto-generated');
    expect(lines).toContain('Date: Fri, 20 Nov 2026 12:00:00 +0000');
  });
});
