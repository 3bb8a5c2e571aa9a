/** What is to be sent, whole: a channel looks nothing up. */
export interface Letter {
  /** Names the delivery: the same id is the same mail, however often it is sent. */
  readonly deliveryId: string;
  readonly to: { readonly address: string; readonly name: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  /** When it was written. */
  readonly date: Date;
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** `refused`: never will anybody take this letter, so trying again is no use. */
export type SendOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused'; readonly reason: string };

/**
 * A way to reach people. Sending is idempotent by delivery id as far as the way allows: either
 * it is kept once, or all copies carry one Message-ID, by which the receiver folds them.
 */
export interface NotificationChannel {
  /** @throws when it did not work this time and may work later. */
  send(letter: Letter): Promise<SendOutcome>;
  /** Lets go of connections; what is being sent is finished first. */
  stop(): Promise<void>;
}
