/** @jsxImportSource preact */
import { ChooseScreen } from './choose-screen.tsx';
import { useGate, useGateState } from './gate-context.ts';
import { PairScreen } from './pair-screen.tsx';
import { ScanScreen } from './scan-screen.tsx';

export function GatePage() {
  const { words } = useGate();
  const { phase } = useGateState();
  if (phase === 'pairing') return <PairScreen />;
  if (phase === 'choosing') return <ChooseScreen />;
  if (phase === 'scanning') return <ScanScreen />;
  return (
    <main class="p-6">
      <p role="status">{words.t('page.starting')}</p>
    </main>
  );
}
