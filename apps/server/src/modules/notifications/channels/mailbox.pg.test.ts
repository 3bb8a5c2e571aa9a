import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFrom } from '#platform/postgres/tx';
import { manualClock } from '#test/kit/manual-clock';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { findAttachment, findMail, readMailHeads } from '../store/mails.ts';
import { examineChannel, FROM, letter } from './channel-exam.fixture.ts';
import { createMailbox } from './mailbox.ts';

examineChannel('the mailbox', async () => {
  const database = await cloneDatabase();
  const db = readFrom(database.pool);
  const channel = createMailbox({ pool: database.pool, clock: manualClock(), from: FROM });
  return {
    channel,
    received: async () => {
      const heads = await readMailHeads(db, { before: null, mailsMax: 100 });
      return Promise.all(
        heads.map(async ({ mailId }) => {
          const mail = await findMail(db, mailId);
          if (!mail) throw new Error('a mail without contents');
          const attachments = mail.attachments.map(async (attachment) => ({
            ...attachment,
            content: (await findAttachment(db, mailId, attachment.index)) ?? Buffer.of(),
          }));
          return { ...mail, deliveryId: mailId, attachments: await Promise.all(attachments) };
        }),
      );
    },
    close: async () => {
      await channel.stop();
      await database.close();
    },
  };
});

describe('the mailbox', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await cloneDatabase();
  });
  afterEach(() => database.close());

  test('keeps the newest mails and forgets the others with all that is attached', async () => {
    const { pool } = database;
    const mailbox = createMailbox({ pool, clock: manualClock(), from: FROM }, 5);
    for (let index = 1; index <= 8; index++) {
      await mailbox.send(letter({ deliveryId: `dlv_${index}` }));
    }
    const db = readFrom(pool);
    const heads = await readMailHeads(db, { before: null, mailsMax: 100 });
    expect(heads.map(({ mailId }) => mailId)).toEqual([
      'dlv_8',
      'dlv_7',
      'dlv_6',
      'dlv_5',
      'dlv_4',
    ]);
    const left = await db.rows({ text: 'select 1 from notifications.mail_attachments' });
    expect(left).toHaveLength(10);
  });

  test('never waits in a circle, and never keeps too many, when many write at once', async () => {
    const { pool } = database;
    const mailbox = createMailbox({ pool, clock: manualClock(), from: FROM }, 5);
    const sends = Array.from({ length: 60 }, (_, index) =>
      mailbox.send(letter({ deliveryId: `dlv_${index}`, attachments: [] })),
    );
    expect((await Promise.all(sends)).every(({ outcome }) => outcome === 'sent')).toBe(true);
    await mailbox.send(letter({ deliveryId: 'dlv_last' }));
    const heads = await readMailHeads(readFrom(pool), { before: null, mailsMax: 100 });
    expect(heads).toHaveLength(5);
    expect(heads[0]?.mailId).toBe('dlv_last');
  });
});
