import { checkPlan } from '@houseful/seat-plan/check-plan';
import { useEffect } from 'react';
import { device } from '../../../../lib/time/device.ts';
import type { Editor } from './editor.ts';
import { useEditorState } from './use-editor-state.ts';

/** Nobody wants to be told while the hand still moves. */
const REST_MS = 400;

/** Checks the plan whenever it has come to rest. */
export function useFindings(editor: Editor): void {
  const plan = useEditorState(editor, (state) => state.history.now);
  useEffect(() => {
    const check = () => {
      const findings = checkPlan(plan);
      const { shown } = editor.state();
      // The finding that is pointed out stays so for as long as it is true.
      const same = shown && findings.find((one) => isSame(one, shown));
      editor.set({ findings, shown: same ?? null });
    };
    return device.after(REST_MS, check);
  }, [editor, plan]);
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
