import type { GateTicketView, GateVerdict, ScanAnswer, SentScan } from '@houseful/contract/gate';
import { createPayloadChecker } from '@houseful/gate/check-payload';
import { isProblem } from '../../lib/api/problem.ts';
import { chosenList, type GateParts, houseNow } from './gate-state.ts';
import { judgeLocally, type LocalAnswer } from './judge-locally.ts';

/**
 * The house may take this long; then the scanner decides alone, and tells it afterwards. With reading, showing and the sound a
 * verdict stays below 300 ms.
 */
export const ANSWER_MS_MAX = 180;
/** After an answer that did not come, nobody is kept waiting for the next one. */
const TRUST_AFTER_MS = 5_000;

export interface Scanner {
  /** What was read from a code, typed, or sent by a hand scanner. */
  scan(text: string): Promise<void>;
  /** Chosen from a search: by the house alone. @throws ApiProblem */
  checkIn(ticket: GateTicketView): Promise<void>;
}

interface Scan {
  readonly nonce: string;
  readonly sequence: number;
  readonly at: string;
  readonly listId: string;
  readonly gate: string | null;
  readonly direction: SentScan['direction'];
}

/**
 * One scan after the other. The house is asked where it answers in time, and its word counts; else signature, sheet and what this scanner knows
 * decide. Whatever was decided here is on the disk before anybody hears of it.
 */
export function createScanner(parts: GateParts, onShutOut: () => Promise<void>): Scanner {
  const { api, keep, device, store, subtle } = parts;
  let silentSinceMs = Number.NEGATIVE_INFINITY;
  let number = 0;
  let line: Promise<unknown> = Promise.resolve();
  let checker: { keys: unknown; check: ReturnType<typeof createPayloadChecker> } | null = null;

  function checkPayload() {
    const keys = store.get().device?.keys ?? [];
    if (checker?.keys !== keys) checker = { keys, check: createPayloadChecker(subtle, keys) };
    return checker.check;
  }

  async function begin(): Promise<Scan | null> {
    const { device: kept, direction } = store.get();
    const list = chosenList(kept?.desk ?? null, kept?.choice ?? null);
    if (!kept?.choice || !list) return null;
    return {
      nonce: parts.newNonce(),
      sequence: await keep.nextSequence(),
      at: new Date(device.now()).toISOString(),
      listId: list.listId,
      gate: kept.choice.gate,
      direction,
    };
  }

  function judge(text: string, { gate, direction }: Scan): Promise<LocalAnswer> {
    const { device: kept } = store.get();
    const desk = kept?.desk ?? null;
    const list = chosenList(desk, kept?.choice ?? null);
    if (!desk || !list) throw new Error('nobody has chosen what is scanned');
    return judgeLocally(
      { keep, subtle, check: checkPayload() },
      { text, list, desk, gate, direction, atMs: houseNow(parts), aheadMs: kept?.aheadMs ?? 0 },
    );
  }

  /** The house's answer, or null when it does not come in time. */
  async function ask(scan: Scan, thing: SentScan['thing']): Promise<ScanAnswer | null> {
    const token = store.get().device?.token;
    if (token === undefined || !parts.isConnected()) return null;
    if (device.elapsed() - silentSinceMs < TRUST_AFTER_MS) return null;
    const tooLong = new AbortController();
    const stop = device.after(ANSWER_MS_MAX, () => tooLong.abort());
    try {
      const sent: SentScan = { ...scan, thing, showId: null, decided: null };
      const upload = { sentAt: new Date(device.now()).toISOString(), scans: [sent] };
      const { answers } = await api.send(token, upload, tooLong.signal);
      store.set({ online: true });
      return answers[0] ?? null;
    } catch (error) {
      if (isProblem(error, 'gate-token-invalid')) throw error;
      silentSinceMs = device.elapsed();
      return null;
    } finally {
      stop();
    }
  }

  function show(verdict: GateVerdict, since: number, alone: boolean, { direction }: Scan): void {
    number += 1;
    const tookMs = device.elapsed() - since;
    store.set({ verdict: { verdict, direction, number, alone, tookMs, atMs: houseNow(parts) } });
  }

  async function remember(scan: Scan, { scanId, verdict }: ScanAnswer, index: string | null) {
    const own = store.get().device?.desk?.device;
    if (!verdict.letThrough || index === null || !own) return;
    const { listId, direction, gate, sequence } = scan;
    await keep.addPassage({
      ...{ scanId, listId, index, direction, gate, sequence, atMs: houseNow(parts) },
      ...{ deviceId: own.deviceId, deviceName: own.name, standing: 'counts', place: null },
    });
  }

  async function scanOne(text: string, since: number): Promise<void> {
    const scan = await begin();
    if (!scan) return;
    const local = judge(text, scan);
    const answer = await ask(scan, thingOf(text, await local));
    const { thing, index, showId, verdict } = await local;
    if (answer) {
      show(answer.verdict, since, false, scan);
      await remember(scan, answer, index);
      return;
    }
    const decided = { letThrough: verdict.letThrough, reason: verdict.reason };
    await keep.addScan({ sent: { ...scan, thing, showId, decided }, index });
    show(verdict, since, true, scan);
    store.set({ waiting: await keep.countPending() });
  }

  /** One after the other: the same ticket twice in a row is judged twice, the second time by the first. */
  function inLine(work: () => Promise<void>): Promise<void> {
    const done = line.then(work).catch(async (error: unknown) => {
      if (!isProblem(error, 'gate-token-invalid')) throw error;
      await onShutOut();
    });
    line = done.catch(() => undefined);
    return done;
  }

  return {
    scan: (text) => {
      const since = device.elapsed();
      return inLine(() => scanOne(text, since));
    },
    checkIn: (ticket) => {
      const since = device.elapsed();
      return inLine(async () => {
        const scan = await begin();
        const token = store.get().device?.token;
        if (!scan || token === undefined) return;
        const thing = { kind: 'hand', ticketId: ticket.ticketId } as const;
        const sentAt = new Date(device.now()).toISOString();
        const sent: SentScan = { ...scan, thing, showId: ticket.showId, decided: null };
        const { answers } = await api.send(token, { sentAt, scans: [sent] });
        if (answers[0]) show(answers[0].verdict, since, false, scan);
      });
    },
  };
}

/** The house is shown what it can prove by itself. */
function thingOf(text: string, local: LocalAnswer): SentScan['thing'] {
  if (local.thing.kind === 'code') return local.thing;
  const payload = text.trim();
  if (payload.length === 0 || payload.length > PAYLOAD_CHARACTERS_MAX) return { kind: 'nothing' };
  return { kind: 'payload', payload };
}

const PAYLOAD_CHARACTERS_MAX = 1_000;
