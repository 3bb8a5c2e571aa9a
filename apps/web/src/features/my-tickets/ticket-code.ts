import { ticketsOperations } from '@houseful/contract/tickets';
import { addressOf } from '../../lib/api/address.ts';
import { isNoConnection } from '../../lib/api/problem.ts';
import { api, keptTickets } from '../../lib/browser.ts';

const codeAddress = (ticketId: string) =>
  addressOf(ticketsOperations.getTicketQr, { ticketId }).address;

/** The QR code as this device has it. */
export const keptCode = (owner: string, ticketId: string) =>
  keptTickets.readFile(owner, codeAddress(ticketId));

/** A ticket's QR code never changes: the copy on this device is as good as the box office's. */
export async function readCode(owner: string, ticketId: string): Promise<Blob> {
  const kept = await keptCode(owner, ticketId);
  if (kept) return kept;
  const code = await api.download(ticketsOperations.getTicketQr, { ticketId });
  await keptTickets.keepFile(owner, codeAddress(ticketId), code);
  return code;
}

const PAPERS = {
  pdf: ticketsOperations.getTicketPdf,
  ics: ticketsOperations.getTicketCalendar,
};

export type PaperKind = keyof typeof PAPERS;

/** A ticket's paper; one that was opened before also opens without a network. */
export async function readPaper(owner: string, ticketId: string, kind: PaperKind): Promise<Blob> {
  const operation = PAPERS[kind];
  const { address } = addressOf(operation, { ticketId });
  try {
    const paper = await api.download(operation, { ticketId });
    await keptTickets.keepFile(owner, address, paper);
    return paper;
  } catch (error) {
    const kept = isNoConnection(error) ? await keptTickets.readFile(owner, address) : null;
    if (kept) return kept;
    throw error;
  }
}
