import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Device } from '../../lib/time/device.ts';
import type { Signals } from '../feel/signals.ts';
import type { Gate } from '../model/gate.ts';
import type { GateState } from '../model/gate-state.ts';
import type { Store } from '../model/store.ts';
import type { GateWords } from '../words.ts';

export interface GateSurroundings {
  readonly gate: Gate;
  readonly store: Store<GateState>;
  readonly words: GateWords;
  readonly signals: Signals;
  readonly device: Device;
  readonly language: string;
  readonly speak: (language: string) => void;
  /** What came behind the address's `#`: a code from the desk, if anything. */
  readonly codeFromLink: string | null;
}

export const GateContext = createContext<GateSurroundings | null>(null);

export function useGate(): GateSurroundings {
  const surroundings = useContext(GateContext);
  if (!surroundings) throw new Error('the page is not whole');
  return surroundings;
}

/** What is known now; the screen is drawn again whenever it changes. */
export function useGateState(): GateState {
  const { store } = useGate();
  const [state, setState] = useState(store.get());
  useEffect(() => {
    setState(store.get());
    return store.listen(() => setState(store.get()));
  }, [store]);
  return state;
}
