/** The operator's own zone: mails, unlike shows, have no place. */
export function deviceTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
