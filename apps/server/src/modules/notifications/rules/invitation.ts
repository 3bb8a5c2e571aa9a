import type { StaffRole } from '@houseful/contract/staff';
import { announced, mailFrame, plainLetter, wayOn, type WrittenMail } from './mail-page.ts';
import { oneLine } from './show-words.ts';

export interface InvitationWords {
  readonly organisationName: string;
  readonly inviterName: string;
  readonly roles: readonly StaffRole[];
  readonly expiresAt: string;
  /** The page that accepts it; whoever has it may. */
  readonly url: string;
}

const ROLE_WORDS: Readonly<Record<StaffRole, string>> = {
  owner: 'an owner',
  manager: 'a manager',
  'box-office': 'box office staff',
  support: 'support',
  scanner: 'a scanner at the gate',
  auditor: 'an auditor',
};

/** The mail that asks somebody to work for an organisation. */
export function writeInvitation(words: InvitationWords): WrittenMail {
  const { organisationName, inviterName, roles, expiresAt, url } = words;
  const asWhat = new Intl.ListFormat('en').format([...new Set(roles)].map((r) => ROLE_WORDS[r]));
  const opening = `${oneLine(inviterName)} asks you to work for ${oneLine(organisationName)} as ${asWhat}.`;
  const until = `${expiresAt.slice(0, 10)}, ${expiresAt.slice(11, 16)} UTC`;
  const closing = `The link is good until ${until}, and for one person: keep it to yourself.`;
  const smallPrint = 'If you do not know what this is about, there is nothing for you to do.';
  return {
    subject: oneLine(`${organisationName} invites you`),
    text: plainLetter([['Hello,'], [opening], [`Accept: ${url}`], [closing], [smallPrint]]),
    html: mailFrame(organisationName, [
      announced({ greeting: 'Hello,', opening, heading: organisationName, about: 'Back office' }),
      wayOn({ closing, smallPrint, url, button: 'Accept the invitation' }),
    ]).toString(),
  };
}
