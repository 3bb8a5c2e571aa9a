/** Who orders, as far as anybody can know. */
export interface Person {
  /** The account; null for a guest, of whom anybody can have as many as they like. */
  readonly accountId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/**
 * By what a person is known again: account, email and phone. What stands after a plus in a mailbox's
 * name is left away: it reaches the same person. Empty: nothing says who this is.
 */
export function personKeys({ accountId, email, phone }: Person): string[] {
  return [
    ...(accountId === null ? [] : [`account ${accountId}`]),
    ...(email === null ? [] : [`email ${mailboxOf(email)}`]),
    ...(phone === null ? [] : [`phone ${phone}`]),
  ];
}

function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  const mailbox = email.slice(0, at).toLowerCase();
  return `${mailbox.split('+', 1)[0]}${email.slice(at).toLowerCase()}`;
}
