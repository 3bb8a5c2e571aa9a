/** @jsxImportSource preact */
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { kindOf, type VerdictKind } from '../feel/kind-of.ts';
import type { ShownVerdict } from '../model/gate-state.ts';
import { type Address, type GateWords, zoneOf } from '../words.ts';
import { useGate, useGateState } from './gate-context.ts';

/** A refusal stays until somebody has seen it; a welcome makes room by itself. */
const WELCOME_MS = 2_500;

/** The whole screen says it: by colour, shape, words, sound and a buzz; readable from a metre. */
export function VerdictPanel() {
  const { gate, words, signals, device } = useGate();
  const state = useGateState();
  const shown = state.verdict;
  const kind = shown && kindOf(shown.verdict);

  useLayoutEffect(() => {
    if (!kind) return;
    signals.give(kind);
    // A verdict stands above everything else that is open.
    for (const open of document.querySelectorAll('dialog')) open.close();
  }, [shown?.number, kind, signals]);
  useEffect(() => {
    if (kind !== 'good') return;
    return device.after(WELCOME_MS, gate.clear);
  }, [shown?.number, kind, device, gate]);
  if (!shown || !kind) return null;

  const { verdict } = shown;
  const { ticket } = verdict;
  const { desk, choice } = state.device ?? { desk: null, choice: null };
  const timeZone = zoneOf(desk, ticket?.showId ?? choice?.showIds[0]);
  return (
    <div
      class={`verdict verdict-${kind}`}
      data-verdict={verdict.reason ?? shown.direction}
      data-number={shown.number}
      data-ms={Math.round(shown.tookMs)}
    >
      <div role="alert" class="flex flex-col items-center gap-2">
        <Shape kind={kind} />
        <strong class="verdict-word">{wordOf(shown, words)}</strong>
        <p class="verdict-lead">{leadOf(shown, words, timeZone)}</p>
        {ticket && (
          <p class="verdict-seat">
            {[ticket.section, `${ticket.row}${ticket.number}`].join(' ').trim()}
            <span class="block text-lg">
              {[ticket.categoryName, ticket.gate, ticket.name].filter(Boolean).join(' · ')}
            </span>
          </p>
        )}
      </div>
      <p>
        {[
          words.t('scan.took', { ms: words.number(Math.round(shown.tookMs)) }),
          ...(shown.alone ? [words.t('scan.alone')] : []),
        ].join(' · ')}
      </p>
      <button type="button" class="verdict-next" onClick={gate.clear}>
        {words.t('scan.next')}
      </button>
    </div>
  );
}

function wordOf({ verdict, direction }: ShownVerdict, { t }: GateWords): string {
  if (verdict.reason === null) return t(direction === 'entry' ? 'verdict.in' : 'verdict.out');
  return t(`verdict.${verdict.reason}`);
}

function leadOf(
  { verdict, alone }: ShownVerdict,
  words: GateWords,
  timeZone: string | undefined,
): string {
  const { reason, ticket, used, opensAt, belongsTo } = verdict;
  const { t } = words;
  if (reason === null) return alone && !ticket ? t('verdict.bySignature') : '';
  if (reason === 'wrong-show') {
    if (!belongsTo) return t('verdict.wrong-show-unknown');
    const time = words.time(belongsTo.startsAt, belongsTo.timeZone);
    return t('verdict.wrong-show-lead', {
      ...{ title: belongsTo.titleName, screen: belongsTo.screenName, time },
    });
  }
  return t(`verdict.${reason}-lead` as Address, {
    time: opensAt || used ? words.time(opensAt ?? used?.at ?? 0, timeZone) : '',
    gate: reason === 'already-used' ? (used?.gate ?? t('scan.everyGate')) : (ticket?.gate ?? ''),
    device: used?.deviceName ?? '',
    category: ticket?.categoryName ?? '',
  });
}

/** A tick, two overlapping tickets, a cross, a question: told apart without any colour. */
const SHAPES: Readonly<Record<VerdictKind, string>> = {
  good: 'M16 54l22 22 46-52',
  used: 'M18 30h44v28H18zM38 46h44v28H38z',
  bad: 'M24 24l52 52M76 24L24 76',
  ask: 'M34 36c0-24 34-24 34 0 0 16-18 15-18 30M50 80v2',
};

function Shape({ kind }: { kind: VerdictKind }) {
  return (
    <svg viewBox="0 0 100 100" class="verdict-shape" aria-hidden="true">
      <path d={SHAPES[kind]} />
    </svg>
  );
}
