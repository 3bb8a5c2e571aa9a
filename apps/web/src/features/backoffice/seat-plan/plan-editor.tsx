import { checkPlan, isPublishable } from '@houseful/seat-plan/check-plan';
import type { Plan } from '@houseful/seat-plan/plan';
import { isNothing } from '@houseful/seat-plan/selection';
import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useMemo, useRef, useState } from 'react';
import { glide } from '../../../lib/canvas/motion.ts';
import { createViewport, type Viewport } from '../../../lib/canvas/viewport.ts';
import { useUnsavedWarning } from '../../../lib/forms/use-unsaved-warning.ts';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { BrushBar } from './bars/brush-bar.tsx';
import { KeyHelp } from './bars/key-help.tsx';
import { StartDialog } from './bars/start-dialog.tsx';
import { ToolBar } from './bars/tool-bar.tsx';
import { TopBar } from './bars/top-bar.tsx';
import { ZoomBar } from './bars/zoom-bar.tsx';
import { PlanCanvas, sheetBox } from './canvas/plan-canvas.tsx';
import { pressMiddle } from './canvas/stroke-of.ts';
import { PlanList } from './list/plan-list.tsx';
import { createEditor, type Editor } from './model/editor.ts';
import { useEditorKeys } from './model/use-editor-keys.ts';
import { useEditorState } from './model/use-editor-state.ts';
import { useFindings } from './model/use-findings.ts';
import { useIsWide } from './model/use-is-wide.ts';
import { FindingsPanel } from './panel/findings-panel.tsx';
import { RoomPanel } from './panel/room-panel.tsx';
import { SelectionPanel } from './panel/selection-panel.tsx';
import { PlanWords } from './words/plan-words-frame.tsx';
import { useSay } from './words/plan-words.ts';

export interface PlanEditorProps {
  /** What the designer begins with. Another plan later begins nothing anew: give the editor a new `key`. */
  plan: Plan;
  /** What the room is called; also the name of its files. */
  name: string;
  /** After every step, undone and redone ones included; for a draft that is kept by itself. */
  onChange?: (plan: Plan) => void;
  /** Keeps the plan; what it throws is shown, and the plan counts as not saved. */
  onSave: (plan: Plan) => Promise<void>;
  /** Where plans are published; the button is there only with it. A plan with an error stays here, and its findings are shown. */
  onPublish?: (plan: Plan) => void;
  /** The plan may be looked at and taken along, and not be changed. */
  readOnly?: boolean;
}

/**
 * The seat-map designer. Fills the box it stands in. Needs no server: what is drawn goes out by
 * its props alone.
 */
export function PlanEditor(props: PlanEditorProps) {
  return (
    <PlanWords>
      <Designer {...props} />
    </PlanWords>
  );
}

/** Nearer shows nothing more: a chair is then 130 pixels wide. */
const SCALE_MAX = 2.5;

function Designer({ plan: first, name, onChange, onSave, onPublish, readOnly }: PlanEditorProps) {
  const say = useSay();
  const [editor] = useState(() => createEditor(first));
  const [viewport] = useState(() =>
    createViewport(sheetBox(first.width, first.height), glide, { scaleMax: SCALE_MAX }),
  );
  const [asked, setAsked] = useState<'help' | 'start' | null>(null);
  const [tab, setTab] = useState<Tab>('selection');
  const isWide = useIsWide();
  const lookOnly = readOnly === true || !isWide;
  const root = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const spaceHeld = useRef(false);
  const saving = useSaving(editor, first, onSave);
  const names = useMemo(() => ({ area: say('name.floor') }), [say]);
  useFindings(editor);
  useTellChanges(editor, first, onChange);
  useShowSelected(editor, setTab);
  useEditorKeys({
    ...{ editor, viewport, root, frame, spaceHeld, lookOnly },
    onUse: () => pressMiddle(editor, viewport, names),
    onHelp: () => setAsked('help'),
    onSave: saving.save,
  });
  const publish = () => {
    const findings = checkPlan(editor.plan());
    editor.set({ findings });
    if (isPublishable(findings)) onPublish?.(editor.plan());
    else setTab('findings');
  };
  return (
    <div
      ref={root}
      className="flex h-full min-h-[34rem] min-w-0 flex-col overflow-clip bg-ground text-ink"
    >
      <TopBar
        {...{ editor, name, lookOnly, saving: saving.busy, isSaved: saving.isSaved }}
        onSave={saving.save}
        onPublish={onPublish && publish}
        onHelp={() => setAsked('help')}
        onStart={() => setAsked('start')}
      />
      <ProblemNotice error={saving.error} onRetry={saving.save} />
      {!isWide && <p className="bg-raised px-4 py-2 text-sm text-muted">{say('small.detail')}</p>}
      <div className="flex min-h-0 flex-1">
        {!lookOnly && <ToolBar editor={editor} />}
        <div className="relative min-w-0 flex-1">
          <PlanCanvas {...{ editor, viewport, names, lookOnly, spaceHeld, frame }} />
          <BrushBar editor={editor} />
          <ZoomBar viewport={viewport} />
        </div>
        {!lookOnly && <SidePanel {...{ editor, viewport, tab }} onTab={setTab} />}
      </div>
      <KeyHelp open={asked === 'help'} onClose={() => setAsked(null)} />
      <StartDialog editor={editor} open={asked === 'start'} onClose={() => setAsked(null)} />
    </div>
  );
}

type Tab = 'selection' | 'room' | 'list' | 'findings';
const TABS: readonly Tab[] = ['selection', 'room', 'list', 'findings'];

interface SidePanelProps {
  editor: Editor;
  viewport: Viewport;
  tab: Tab;
  onTab: (tab: Tab) => void;
}

function SidePanel({ editor, viewport, tab: chosen, onTab }: SidePanelProps) {
  const say = useSay();
  const findings = useEditorState(editor, (state) => state.findings);
  const errors = findings.filter(({ level }) => level === 'error').length;
  return (
    <Tabs.Root
      value={chosen}
      onValueChange={(tab: Tab) => onTab(tab)}
      className="flex w-72 shrink-0 flex-col border-l border-line bg-surface xl:w-80"
    >
      <Tabs.List className="flex border-b border-line" aria-label={say('panel.label')}>
        {TABS.map((tab) => (
          <Tabs.Tab
            key={tab}
            value={tab}
            className="flex min-h-11 flex-1 items-center justify-center gap-1 border-b-2 border-transparent px-1 text-sm font-medium text-muted hover:text-ink aria-selected:border-bulb aria-selected:font-bold aria-selected:text-ink"
          >
            {say(`panel.${tab}`)}
            {tab === 'findings' && findings.length > 0 && (
              <span
                className={`rounded-full px-1.5 text-xs font-bold tabular-nums ${errors > 0 ? 'bg-bad text-ground' : 'bg-warn text-ground'}`}
              >
                {findings.length}
              </span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="selection" className="min-h-0 flex-1 overflow-y-auto">
        <SelectionPanel editor={editor} />
      </Tabs.Panel>
      <Tabs.Panel value="room" className="min-h-0 flex-1 overflow-y-auto">
        <RoomPanel editor={editor} />
      </Tabs.Panel>
      <Tabs.Panel value="list" className="min-h-0 flex-1 overflow-y-auto">
        <PlanList editor={editor} viewport={viewport} />
      </Tabs.Panel>
      <Tabs.Panel value="findings" className="min-h-0 flex-1 overflow-y-auto">
        <FindingsPanel editor={editor} viewport={viewport} />
      </Tabs.Panel>
    </Tabs.Root>
  );
}

/** What was kept last, and whether the plan is another by now. */
function useSaving(editor: Editor, first: Plan, onSave: PlanEditorProps['onSave']) {
  const plan = useEditorState(editor, (state) => state.history.now);
  const [saved, setSaved] = useState(first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isSaved = plan === saved;
  useUnsavedWarning(!isSaved);

  async function save(): Promise<void> {
    const saving = editor.plan();
    if (busy || saving === saved) return;
    setBusy(true);
    setError(null);
    try {
      await onSave(saving);
      setSaved(saving);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return { busy, error, isSaved, save: () => void save() };
}

/** Who was busy with the room and then selects something wants to see that. */
function useShowSelected(editor: Editor, setTab: (next: (tab: Tab) => Tab) => void): void {
  const selection = useEditorState(editor, (state) => state.selection);
  useEffect(() => {
    if (!isNothing(selection)) setTab((tab) => (tab === 'room' ? 'selection' : tab));
  }, [selection, setTab]);
}

function useTellChanges(editor: Editor, first: Plan, onChange: PlanEditorProps['onChange']): void {
  const plan = useEditorState(editor, (state) => state.history.now);
  const told = useRef(first);
  useEffect(() => {
    if (plan === told.current) return;
    told.current = plan;
    onChange?.(plan);
  }, [plan, onChange]);
}
