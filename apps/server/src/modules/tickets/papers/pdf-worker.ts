import { buffer } from 'node:stream/consumers';
import { drawTickets } from './ticket-pdf.ts';
import type { OrderPaper } from './ticket-paper.ts';

/** Runs in the printing thread. */
export async function printTickets(paper: OrderPaper): Promise<Uint8Array> {
  return new Uint8Array(await buffer(drawTickets(paper)));
}
