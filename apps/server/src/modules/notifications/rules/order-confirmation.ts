import type { OrderPapers } from '@houseful/contract/faces';
import { html, type Markup } from './markup.ts';

/** How dates are written in mails. */
const LOCALE = 'en-IN';

export interface ConfirmationWords extends Omit<OrderPapers, 'pdf' | 'calendar'> {
  /** Where the order can be seen. */
  readonly orderUrl: string;
}

/** The mail that says "you are in": subject, plain text and HTML of the same content. */
export function writeConfirmation(words: ConfirmationWords): {
  subject: string;
  text: string;
  html: string;
} {
  const { show } = words;
  const time = inZone(show, { hour: 'numeric', minute: '2-digit' });
  const day = inZone(show, { weekday: 'short', day: 'numeric', month: 'short' });
  return {
    subject: `Your ${ticketsWord(words)}: ${show.titleName}, ${day}, ${time}`,
    text: plainText(words),
    html: page(words).toString(),
  };
}

function plainText(words: ConfirmationWords): string {
  const { show, tickets, ticketCode } = words;
  const paragraphs = [
    [greeting(words)],
    [booked(words)],
    [
      show.titleName,
      [show.certificate, show.language, show.format].filter(Boolean).join(' · '),
      whenWords(show),
      [show.screenName, show.venueName].filter(Boolean).join(', '),
      show.venueAddress,
    ],
    tickets.map(({ seat, gate, category, code }) =>
      [seat, gateWords(gate), category, code].filter(Boolean).join(' · '),
    ),
    [`Order ${ticketCode}: ${words.orderUrl}`],
    [closing(words)],
  ];
  const body = paragraphs.map((lines) => lines.map(oneLine).filter(Boolean).join('\n'));
  // Mail programs take what follows "-- " for a signature.
  return [...body.filter(Boolean), '-- \nHouseful\n'].join('\n\n');
}

const RED = '#a3161f';
const CREAM = '#fbf2df';
const INK = '#2a1a16';
const MUTED = '#6d5a50';
const FONT = "font-family:'Noto Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Tables and inline styles: the oldest mail programs know nothing else. No picture from afar. */
function page(words: ConfirmationWords): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${words.show.titleName}</title>
</head>
<body style="margin:0;padding:0;background:#f1e6d0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f1e6d0">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:14px;overflow:hidden;${FONT};color:${INK};font-size:15px;line-height:1.5;overflow-wrap:anywhere">
<tr><td style="background:${RED};padding:20px 28px 14px;border-bottom:5px dotted ${CREAM}">
<span style="color:${CREAM};font-size:22px;font-weight:bold;letter-spacing:5px">HOUSEFUL</span>
</td></tr>
${announcement(words)}
${whenAndWhere(words)}
${seats(words)}
${farewell(words)}
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function announcement(words: ConfirmationWords): Markup {
  const { show } = words;
  const facts = [show.certificate, show.language, show.format].filter(Boolean).join(' · ');
  return html`<tr><td style="padding:26px 28px 6px">
<p style="margin:0 0 14px">${greeting(words)}<br>${booked(words)}</p>
<h1 style="margin:0;font-size:28px;line-height:1.2">${show.titleName}</h1>
<p style="margin:6px 0 0;color:${MUTED}">${facts}</p>
</td></tr>`;
}

function whenAndWhere({ show }: ConfirmationWords): Markup {
  return html`<tr><td style="padding:14px 28px 18px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
<tr>
<td valign="top" width="50%" style="padding-right:14px">${label('When')}
<div style="font-size:24px;font-weight:bold;line-height:1.25">${inZone(show, { hour: 'numeric', minute: '2-digit' })}</div>
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

function seats({ tickets, ticketCode }: ConfirmationWords): Markup {
  const rows = tickets.map(
    ({ seat, gate, category, code }) => html`<tr>
<td style="padding:9px 0;border-top:1px solid #ecdcbf"><strong>${seat}</strong><br><span style="color:${MUTED};font-size:13px">${[gateWords(gate), category].filter(Boolean).join(' · ')}</span></td>
<td align="right" valign="top" style="padding:9px 0 9px 12px;border-top:1px solid #ecdcbf;white-space:nowrap;font-weight:bold;letter-spacing:.5px">${code}</td>
</tr>`,
  );
  return html`<tr><td style="padding:0 28px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${CREAM};border:2px solid ${RED};border-radius:10px">
<tr><td style="padding:14px 18px 8px">
<table width="100%" cellpadding="0" cellspacing="0">
<tr><th align="left" style="padding-bottom:6px">${label('Seats')}</th><th align="right" style="padding-bottom:6px">${label(`Order ${ticketCode}`)}</th></tr>
${rows}
</table>
</td></tr>
</table>
</td></tr>`;
}

function farewell(words: ConfirmationWords): Markup {
  return html`<tr><td style="padding:20px 28px 28px">
<p style="margin:0 0 18px">${closing(words)}</p>
<a href="${words.orderUrl}" style="display:inline-block;background:${RED};color:${CREAM};text-decoration:none;font-weight:bold;padding:11px 22px;border-radius:8px">See the order</a>
<p style="margin:20px 0 0;color:${MUTED};font-size:12.5px">Each code opens the gate once, for whoever shows it first: keep it to yourself.</p>
</td></tr>`;
}

function label(text: string): Markup {
  return html`<span style="color:${RED};font-size:11px;font-weight:bold;letter-spacing:1.2px;text-transform:uppercase">${text}</span>`;
}

function greeting({ contact }: ConfirmationWords): string {
  return contact.name ? `Hello ${oneLine(contact.name)},` : 'Hello,';
}

function booked({ tickets }: ConfirmationWords): string {
  return `${tickets.length === 1 ? 'Your seat is' : 'Your seats are'} booked. Enjoy the show!`;
}

function closing(words: ConfirmationWords): string {
  return `Attached: your ${ticketsWord(words)} as a PDF, to print or to show on your phone, and an entry for your calendar.`;
}

function ticketsWord({ tickets }: ConfirmationWords): string {
  return tickets.length === 1 ? 'ticket' : 'tickets';
}

function gateWords(gate: string): string {
  return gate === '' || /^gate\b/i.test(gate) ? gate : `Gate ${gate}`;
}

type ZonedShow = Pick<OrderPapers['show'], 'startsAt' | 'timeZone'>;

function whenWords(show: ZonedShow): string {
  return `${longDay(show)}, ${inZone(show, { hour: 'numeric', minute: '2-digit' })} (${zoneName(show)})`;
}

function longDay(show: ZonedShow): string {
  return inZone(show, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

function zoneName({ startsAt, timeZone }: ZonedShow): string {
  const parts = new Intl.DateTimeFormat(LOCALE, { timeZone, timeZoneName: 'long' }).formatToParts(
    Date.parse(startsAt),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function inZone({ startsAt, timeZone }: ZonedShow, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone });
  return format.format(Date.parse(startsAt)).replace(/[\u00a0\u202f]/g, ' ');
}

/** A name with line breaks must not look like another line of ours. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
