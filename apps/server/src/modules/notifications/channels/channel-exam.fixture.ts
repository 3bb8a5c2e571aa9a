import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Letter, NotificationChannel } from './channel.ts';

export const FROM = 'Houseful <tickets@example.org>';

/** What reached the receiver, copies of one delivery folded as mail programs do. */
export interface ReceivedMail {
  readonly deliveryId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { filename: string; contentType: string; content: Buffer }[];
}

export interface ChannelUnderExam {
  readonly channel: NotificationChannel;
  received(): Promise<ReceivedMail[]>;
  close(): Promise<void>;
}

export function letter(changes: Partial<Letter> = {}): Letter {
  return {
    deliveryId: 'dlv_1',
    to: { address: 'asha@example.org', name: 'Asha' },
    subject: 'Your tickets: दंगल, ₹1,250',
    text: 'Hello Asha,\nदंगल at 8:00 pm.\n.\nA dot alone must not end the mail.',
    html: '<p>Hello &amp; welcome to दंगल</p>',
    date: new Date('2026-11-20T12:00:00.000Z'),
    attachments: [
      {
        filename: 'houseful-K7QM4PXD.pdf',
        contentType: 'application/pdf',
        content: Uint8Array.from({ length: 5_000 }, (_, index) => (index * 31) % 256),
      },
      {
        filename: 'houseful-K7QM4PXD.ics',
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: Buffer.from('BEGIN:VCALENDAR\r\nSUMMARY:दंगल\r\nEND:VCALENDAR\r\n'),
      },
    ],
    ...changes,
  };
}

/** What every way to send mail must do; run on each. */
export function examineChannel(name: string, open: () => Promise<ChannelUnderExam>): void {
  describe(`${name}: a channel`, () => {
    let exam: ChannelUnderExam;
    beforeEach(async () => {
      exam = await open();
    });
    afterEach(() => exam.close());

    test('brings the letter whole: words, sender, receiver and every byte attached', async () => {
      const sent = letter();
      expect(await exam.channel.send(sent)).toEqual({ outcome: 'sent' });
      const [mail] = await exam.received();
      expect(mail).toMatchObject({
        deliveryId: 'dlv_1',
        from: FROM,
        to: 'Asha <asha@example.org>',
        subject: sent.subject,
        html: sent.html,
      });
      expect(mail?.text.trim()).toBe(sent.text);
      expect(mail?.attachments.map(({ filename }) => filename)).toEqual([
        'houseful-K7QM4PXD.pdf',
        'houseful-K7QM4PXD.ics',
      ]);
      for (const [index, { content, contentType }] of sent.attachments.entries()) {
        const got = mail?.attachments[index];
        expect(got?.content.equals(content), contentType).toBe(true);
        expect(contentType.startsWith(got?.contentType ?? '-')).toBe(true);
      }
    });

    test('knows a delivery again: ten times sent is one mail', async () => {
      await exam.channel.send(letter());
      await Promise.all(Array.from({ length: 9 }, () => exam.channel.send(letter())));
      expect(await exam.received()).toHaveLength(1);
    });

    test('keeps deliveries apart, also when they are sent at once', async () => {
      const ids = Array.from({ length: 12 }, (_, index) => `dlv_${index + 10}`);
      await Promise.all(ids.map((deliveryId) => exam.channel.send(letter({ deliveryId }))));
      const received = await exam.received();
      expect(received.map(({ deliveryId }) => deliveryId).sort()).toEqual(ids);
    });

    test('lets no name and no subject become a header or another receiver', async () => {
      const evil = 'x"\r\nBcc: eve@example.org\r\n\r\n<eve@example.org>, Eve';
      await exam.channel.send(
        letter({
          to: { address: 'asha@example.org', name: evil },
          subject: evil,
          attachments: [{ filename: evil, contentType: 'text/plain', content: Buffer.from('a') }],
        }),
      );
      const [mail] = await exam.received();
      const tamed = 'x" Bcc: eve@example.org <eve@example.org>, Eve';
      expect(mail?.subject).toBe(tamed);
      expect(mail?.to).toBe(`${tamed} <asha@example.org>`);
      expect(mail?.attachments.map(({ filename }) => filename)).toEqual([tamed]);
    });

    test('reaches a receiver without a name', async () => {
      await exam.channel.send(letter({ to: { address: 'asha@example.org', name: '' } }));
      expect((await exam.received())[0]?.to).toBe('asha@example.org');
    });
  });
}
