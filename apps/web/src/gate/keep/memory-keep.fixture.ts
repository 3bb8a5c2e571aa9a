import type { GateKeep, KeptDevice, KeptPassage, KeptTicket, PendingScan } from './gate-keep.ts';

/** The same in memory: what a reload would find is what the next `createGate` is given. */
export function memoryKeep(): GateKeep & { readonly scans: Map<string, PendingScan> } {
  let device: KeptDevice | null = null;
  let sequence = 0;
  const tickets = new Map<string, KeptTicket>();
  const sheets = new Map<string, { salt: string; version: number }>();
  const passages = new Map<string, KeptPassage>();
  const scans = new Map<string, PendingScan>();
  const inOrder = () => [...scans.values()].sort((a, b) => a.sent.sequence - b.sent.sequence);
  return {
    scans,
    readDevice: async () => device,
    writeDevice: async (next) => {
      device = next;
    },
    nextSequence: async () => (sequence += 1),
    findTicket: async (showId, index) => tickets.get(`${showId} ${index}`) ?? null,
    countTickets: async (showId) =>
      [...tickets.values()].filter((ticket) => ticket.showId === showId).length,
    applySheet: async (page) => {
      const { showId, salt, version } = page;
      sheets.set(showId, { salt, version });
      for (const [index, sealed, revoked] of page.tickets) {
        tickets.set(`${showId} ${index}`, { showId, index, sealed, revoked: revoked === 1 });
      }
      for (const { at, reason: _, ...passage } of page.passages) {
        passages.set(passage.scanId, { ...passage, atMs: Date.parse(at) });
      }
    },
    sheetOf: async (showId) => sheets.get(showId) ?? null,
    dropSheetsBut: async (showIds) => {
      for (const showId of sheets.keys()) if (!showIds.includes(showId)) sheets.delete(showId);
    },
    passagesOf: async (listId, index) => ({
      known: [...passages.values()].filter((it) => it.listId === listId && it.index === index),
      pending: inOrder().filter((it) => it.sent.listId === listId && it.index === index),
    }),
    conflictsOf: async (listId) =>
      [...passages.values()].filter((it) => it.listId === listId && it.standing === 'conflict'),
    addScan: async (scan) => void scans.set(scan.sent.nonce, scan),
    pendingScans: async (limit) => inOrder().slice(0, limit),
    countPending: async () => scans.size,
    settle: async (answers, { aheadMs, ...as }) => {
      for (const { nonce, scanId, standing } of answers) {
        const scan = scans.get(nonce);
        scans.delete(nonce);
        if (!scan?.index || standing !== 'counts') continue;
        const { listId, direction, at, gate, sequence: count } = scan.sent;
        passages.set(scanId, {
          ...{ scanId, listId, direction, gate, standing, ...as, place: null, index: scan.index },
          ...{ sequence: count, atMs: Date.parse(at) - aheadMs },
        });
      }
    },
    addPassage: async (passage) => void passages.set(passage.scanId, passage),
    wipe: async ({ andScans }) => {
      device = null;
      for (const store of [tickets, sheets, passages]) store.clear();
      if (andScans) scans.clear();
    },
  };
}
