import { fileURLToPath } from 'node:url';
import type { BookingFace } from '@houseful/contract/faces/booking';
import type { NotificationsFace } from '@houseful/contract/faces/notifications';
import type { TicketsFace } from '@houseful/contract/faces/tickets';
import type { Audit } from '#platform/audit';
import type { Clock } from '#platform/clock';
import type { Ids } from '#platform/ids';
import type { Module } from '#platform/module';
import { createNudgedLoop } from '#platform/nudged-loop';
import type { MigrationSet } from '#platform/postgres/migrate';
import type { Pool } from '#platform/postgres/pool';
import { readFrom } from '#platform/postgres/tx';
import type { Logger } from '#platform/telemetry/logger';
import type { Metrics } from '#platform/telemetry/metrics';
import { describeDeliveries } from './actions/describe-deliveries.ts';
import { enqueueDeliveries } from './actions/enqueue-deliveries.ts';
import { countShowLetters } from './actions/count-show-letters.ts';
import { getMail } from './actions/get-mail.ts';
import { getMailAttachment } from './actions/get-mail-attachment.ts';
import { listMails } from './actions/list-mails.ts';
import { resendConfirmation } from './actions/resend-confirmation.ts';
import { sendDeliveries } from './actions/send-deliveries.ts';
import { createMailbox } from './channels/mailbox.ts';
import { createSmtp } from './channels/smtp.ts';
import { deliveryCounter } from './delivery-metrics.ts';
import { notificationsReactions } from './reactions.ts';
import { notificationsSchedule } from './schedule.ts';

export const notificationsMigrations: MigrationSet = {
  schema: 'notifications',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export interface NotificationsDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly audit: Audit;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Asked when a mail is sent: what is attached does not fit a fact, and prices are booking's to tell. */
  readonly renderOrder: TicketsFace['renderOrder'];
  readonly readQuote: BookingFace['readQuote'];
  /** `smtp://…`; without it mails stay in the built-in mailbox. */
  readonly smtpUrl: string | undefined;
  /** Sender of the mails: `name <address>`, or an address. */
  readonly mailFrom: string;
  /** Where people reach this site, without a slash at the end. */
  readonly publicUrl: string;
  /** The secret word in the link of an invitation: kept in no fact and no row. */
  readonly invitationWord: (invitationId: string) => string;
}

export interface NotificationsModule extends Module<NotificationsFace> {
  /** Finishes the mails being sent and lets go of the mail server. */
  stop(): Promise<void>;
}

/** The module's only door. */
export function createNotifications(deps: NotificationsDeps): NotificationsModule {
  const { pool, clock, log, smtpUrl, mailFrom } = deps;
  const db = readFrom(pool);
  const count = deliveryCounter(deps.metrics);
  const channel =
    smtpUrl === undefined
      ? createMailbox({ pool, clock, from: mailFrom })
      : createSmtp({ url: smtpUrl, from: mailFrom });
  const sender = createNudgedLoop(sendDeliveries({ ...deps, channel, count }), (error) =>
    log.warn({ err: error }, 'mails wait: the database did not answer'),
  );
  return {
    face: {
      listMails: listMails({ db }),
      countShowLetters: countShowLetters({ db }),
      describeDeliveries: describeDeliveries({ db }),
      resendConfirmation: resendConfirmation(deps),
      getMail: getMail({ db }),
      getMailAttachment: getMailAttachment({ db }),
    },
    reactions: notificationsReactions(enqueueDeliveries({ clock, count, nudge: sender.nudge })),
    schedule: notificationsSchedule({ nudge: sender.nudge }),
    stop: async () => {
      await sender.stop();
      await channel.stop();
    },
  };
}
