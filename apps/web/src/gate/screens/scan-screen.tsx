/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import { stayAwake } from '../feel/stay-awake.ts';
import { createWedge } from '../input/wedge.ts';
import { CameraView } from './camera-view.tsx';
import { Conflicts } from './conflicts.tsx';
import { FindTicket } from './find-ticket.tsx';
import { ForgetDevice } from './forget-device.tsx';
import { useGate } from './gate-context.ts';
import { LanguageChoice, valuesOf } from './parts.tsx';
import { ScanHead } from './scan-head.tsx';
import { VerdictPanel } from './verdict-panel.tsx';

/** One scan after the other: whatever is open, a hand scanner is heard and the verdict covers the screen. */
export function ScanScreen() {
  const { gate, words } = useGate();
  const { t } = words;
  useEffect(stayAwake, []);
  useEffect(() => {
    const wedge = createWedge();
    const listener = (event: KeyboardEvent) => {
      const text = wedge(event);
      if (text === null) return;
      event.preventDefault();
      event.stopPropagation();
      clearField(event.target);
      void gate.scan(text);
    };
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, [gate]);

  return (
    <main class="mx-auto flex w-full max-w-2xl flex-col gap-4 p-4">
      <ScanHead />
      <CameraView />
      <form
        class="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const { code = '' } = valuesOf(event.currentTarget);
          event.currentTarget.reset();
          if (code.trim() !== '') void gate.scan(code);
        }}
      >
        <label class="flex grow flex-col gap-1 text-sm font-semibold">
          {t('scan.typed')}
          <input
            name="code"
            class="field"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
          />
        </label>
        <button type="submit" class="button">
          {t('scan.check')}
        </button>
      </form>
      <Conflicts />
      <div class="flex flex-wrap gap-3">
        <FindTicket />
        <button type="button" class="button button-quiet" onClick={() => gate.chooseAnew()}>
          {t('scan.change')}
        </button>
        <ForgetDevice />
      </div>
      <LanguageChoice />
      <VerdictPanel />
    </main>
  );
}

/** What a hand scanner has typed into a field is no text of anybody's. */
function clearField(field: EventTarget | null): void {
  if (field instanceof HTMLInputElement) field.value = '';
}
