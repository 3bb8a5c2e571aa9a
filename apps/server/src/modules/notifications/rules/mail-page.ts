import type { ShowLabel } from '@houseful/contract/show-label';
import { html, type Markup } from './markup.ts';
import {
  aboutShow,
  longDay,
  oneLine,
  shortWhen,
  timeOfDay,
  whenWords,
  zoneName,
} from './show-words.ts';

/** A mail in both its forms, of the same content. */
export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What every mail about an order has. */
export interface MailAbout {
  readonly show: ShowLabel;
  readonly contact: { readonly name?: string | undefined };
  /** Where the order can be seen. */
  readonly orderUrl: string;
}

export interface MailParts {
  /** Before the title and the time of the show. */
  readonly subject: string;
  /** After the greeting. */
  readonly opening: string;
  /** Of the order, in plain text: a paragraph each, a line each. */
  readonly details: readonly (readonly string[])[];
  /** The same in HTML: rows of the mail's table. */
  readonly detailRows: readonly Markup[];
  /** How the order is called in plain text: `Order K7QM4PXD`. */
  readonly orderName: string;
  readonly closing: string;
  /** Below the button, in HTML only. */
  readonly smallPrint?: string;
}

const RED = '#a3161f';
const CREAM = '#fbf2df';
const INK = '#2a1a16';
const MUTED = '#6d5a50';
const RULE = '#ecdcbf';
const FONT = "font-family:'Noto Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Every mail of the house about an order: who, what, where and when, then the news itself. */
export function writeMail(about: MailAbout, parts: MailParts): WrittenMail {
  return {
    subject: `${parts.subject}: ${about.show.titleName}, ${shortWhen(about.show)}`,
    text: plainText(about, parts),
    html: mailFrame(about.show.titleName, [
      announcement(about, parts),
      whenAndWhere(about),
      ...parts.detailRows,
      farewell(about, parts),
    ]).toString(),
  };
}

function plainText(about: MailAbout, parts: MailParts): string {
  const { show, orderUrl } = about;
  const paragraphs = [
    [greeting(about)],
    [parts.opening],
    [
      show.titleName,
      aboutShow(show),
      whenWords(show),
      [show.screenName, show.venueName].filter(Boolean).join(', '),
      show.venueAddress,
    ],
    ...parts.details,
    [`${parts.orderName}: ${orderUrl}`],
    [parts.closing],
  ];
  return plainLetter(paragraphs);
}

/** Paragraphs of lines, with the signature of the house. */
export function plainLetter(paragraphs: readonly (readonly string[])[]): string {
  const body = paragraphs.map((lines) => lines.map(oneLine).filter(Boolean).join('\n'));
  // Mail programs take what follows "-- " for a signature.
  return [...body.filter(Boolean), '-- \nHouseful\n'].join('\n\n');
}

/** What every mail looks like. Tables and inline styles: the oldest mail programs know nothing else. No picture from afar. */
export function mailFrame(title: string, rows: readonly Markup[]): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${title}</title>
</head>
<body style="margin:0;padding:0;background:#f1e6d0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f1e6d0">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:14px;overflow:hidden;${FONT};color:${INK};font-size:15px;line-height:1.5;overflow-wrap:anywhere">
<tr><td style="background:${RED};padding:20px 28px 14px;border-bottom:5px dotted ${CREAM}">
<span style="color:${CREAM};font-size:22px;font-weight:bold;letter-spacing:5px">HOUSEFUL</span>
</td></tr>
${rows}
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function announcement(about: MailAbout, { opening }: MailParts): Markup {
  const { show } = about;
  return announced({
    greeting: greeting(about),
    ...{ opening, heading: show.titleName, about: aboutShow(show) },
  });
}

interface Announced {
  readonly greeting: string;
  readonly opening: string;
  readonly heading: string;
  /** Below the heading. */
  readonly about: string;
}

/** The first row of a mail. */
export function announced({ greeting: hello, opening, heading, about }: Announced): Markup {
  return html`<tr><td style="padding:26px 28px 6px">
<p style="margin:0 0 14px">${hello}<br>${opening}</p>
<h1 style="margin:0;font-size:28px;line-height:1.2">${heading}</h1>
<p style="margin:6px 0 0;color:${MUTED}">${about}</p>
</td></tr>`;
}

function whenAndWhere({ show }: MailAbout): Markup {
  return html`<tr><td style="padding:14px 28px 18px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
<tr>
<td valign="top" width="50%" style="padding-right:14px">${label('When')}
<div style="font-size:24px;font-weight:bold;line-height:1.25">${timeOfDay(show)}</div>
<div style="font-weight:bold">${longDay(show)}</div>
<div style="color:${MUTED};font-size:13px">${zoneName(show)}</div></td>
<td valign="top" width="50%">${label('Where')}
<div style="font-size:17px;font-weight:bold;line-height:1.3">${show.venueName}</div>
<div>${show.screenName}</div>
<div style="color:${MUTED};font-size:13px">${show.venueAddress}</div></td>
</tr>
</table>
</td></tr>`;
}

/** A framed list of two columns under two headings, like the body of a ticket. */
export function framedList(
  headings: readonly [string, string],
  lines: readonly { readonly main: string; readonly small: string; readonly right: string }[],
): Markup {
  const rows = lines.map(
    ({ main, small, right }) => html`<tr>
<td style="padding:9px 0;border-top:1px solid ${RULE}"><strong>${main}</strong>${small === '' ? '' : html`<br><span style="color:${MUTED};font-size:13px">${small}</span>`}</td>
<td align="right" valign="top" style="padding:9px 0 9px 12px;border-top:1px solid ${RULE};white-space:nowrap;font-weight:bold;letter-spacing:.5px">${right}</td>
</tr>`,
  );
  return html`<tr><td style="padding:0 28px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${CREAM};border:2px solid ${RED};border-radius:10px">
<tr><td style="padding:14px 18px 8px">
<table width="100%" cellpadding="0" cellspacing="0">
<tr><th align="left" style="padding-bottom:6px">${label(headings[0])}</th><th align="right" style="padding-bottom:6px">${label(headings[1])}</th></tr>
${rows}
</table>
</td></tr>
</table>
</td></tr>`;
}

function farewell({ orderUrl }: MailAbout, { closing, smallPrint }: MailParts): Markup {
  return wayOn({ closing, smallPrint, url: orderUrl, button: 'See the order' });
}

/** The last row of a mail: a sentence, and a button. */
export function wayOn({
  closing,
  smallPrint,
  url,
  button,
}: Pick<MailParts, 'closing'> & { url: string; button: string; smallPrint?: string | undefined }) {
  const below = smallPrint
    ? html`<p style="margin:20px 0 0;color:${MUTED};font-size:12.5px">${smallPrint}</p>`
    : html``;
  return html`<tr><td style="padding:20px 28px 28px">
<p style="margin:0 0 18px">${closing}</p>
<a href="${url}" style="display:inline-block;background:${RED};color:${CREAM};text-decoration:none;font-weight:bold;padding:11px 22px;border-radius:8px">${button}</a>
${below}
</td></tr>`;
}

function label(text: string): Markup {
  return html`<span style="color:${RED};font-size:11px;font-weight:bold;letter-spacing:1.2px;text-transform:uppercase">${text}</span>`;
}

function greeting({ contact }: MailAbout): string {
  return contact.name ? `Hello ${oneLine(contact.name)},` : 'Hello,';
}
