import type { Finding } from '@houseful/seat-plan/checks/finding';
import { boxAround, boxOfRect, intoDrawing, isEmptyBox, unite } from '@houseful/seat-plan/geometry';
import type { Plan } from '@houseful/seat-plan/plan';
import {
  blocksOf,
  boxOfBlock,
  type Selection,
  select,
  seatsNamed,
} from '@houseful/seat-plan/selection';
import clsx from 'clsx';
import type { Viewport } from '../../../../lib/canvas/viewport.ts';
import { useWords } from '../../../../lib/i18n/words.ts';
import { TickIcon } from '../../../../lib/ui/icons.tsx';
import type { Editor } from '../model/editor.ts';
import { useEditorState } from '../model/use-editor-state.ts';
import { useSay } from '../words/plan-words.ts';

interface FindingsPanelProps {
  editor: Editor;
  viewport: Viewport;
}

/** What is wrong with the room; a press leads to the place. */
export function FindingsPanel({ editor, viewport }: FindingsPanelProps) {
  const say = useSay();
  const findings = useEditorState(editor, (state) => state.findings);
  const shown = useEditorState(editor, (state) => state.shown);
  if (findings.length === 0) {
    return (
      <p className="flex items-center gap-2 p-4 text-sm text-good">
        <TickIcon />
        {say('findings.none')}
      </p>
    );
  }
  const show = (finding: Finding) => showFinding(editor, viewport, finding);
  return (
    <div className="flex flex-col gap-5 p-4">
      {(['error', 'warning'] as const).map((level) => {
        const own = findings.filter((finding) => finding.level === level);
        if (own.length === 0) return null;
        return (
          <section key={level} aria-label={say(`findings.${level}`)}>
            <h2 className="text-sm font-bold">{say(`findings.${level}`)}</h2>
            <p className="mb-2 text-sm text-muted">{say(`findings.${level}Detail`)}</p>
            <ul className="flex flex-col gap-1.5">
              {own.map((finding, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: findings have no names of their own
                <li key={place}>
                  <FindingButton finding={finding} on={finding === shown} onShow={show} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface FindingButtonProps {
  finding: Finding;
  on: boolean;
  onShow: (finding: Finding) => void;
}

function FindingButton({ finding, on, onShow }: FindingButtonProps) {
  const say = useSay();
  const { number } = useWords();
  const { code, level, values, more = 0 } = finding;
  const spoken = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && name !== 'count' ? number(value) : value,
    ]),
  );
  return (
    <>
      <button
        type="button"
        aria-pressed={on}
        onClick={() => onShow(finding)}
        className={clsx(
          'w-full rounded-lg border-l-4 px-3 py-2 text-left text-sm hover:bg-raised',
          level === 'error' ? 'border-bad' : 'border-warn',
          on ? 'bg-raised font-semibold' : 'bg-ground',
        )}
      >
        {say(`finding.${code}`, spoken)}
      </button>
      {more > 0 && (
        <p className="px-3 pt-1 text-sm text-muted">
          {say('findings.more', { count: more, number: number(more) })}
        </p>
      )}
    </>
  );
}

/** Air around what is shown, so that one sees where in the room it is. */
const AROUND_CM = 350;

/** Selects what a finding is about, marks it, and brings it near. */
function showFinding(editor: Editor, viewport: Viewport, finding: Finding): void {
  const plan = editor.plan();
  const selection = selectionOf(finding);
  editor.set({ selection, shown: finding, tool: 'select' });
  const box = boxOf(plan, finding, selection);
  if (!box) return viewport.fit();
  viewport.show({
    left: box.left - AROUND_CM,
    right: box.right + AROUND_CM,
    top: box.top - AROUND_CM,
    bottom: box.bottom + AROUND_CM,
  });
}

function selectionOf({ code, seats = [], blockIds = [], areaId }: Finding): Selection {
  const byBlock = Map.groupBy(seats, ({ blockId }) => blockId);
  const refs = [...byBlock].map(([id, own]) => [id, new Set(own.map(({ key }) => key))] as const);
  return select({
    seats: new Map(refs),
    blocks: new Set(seats.length > 0 ? [] : blockIds),
    areas: new Set(areaId === undefined ? [] : [areaId]),
    stage: code === 'stage-outside',
    focalPoint: code === 'focal-point-outside',
  });
}

function boxOf(plan: Plan, { sectionId }: Finding, selection: Selection) {
  const boxes = blocksOf(plan).flatMap((block) => {
    const keys = selection.seats.get(block.id);
    if (keys) return [boxAround(seatsNamed(block, keys).map(intoDrawing(block)))];
    return selection.blocks.has(block.id) ? [boxOfBlock(block)] : [];
  });
  const areas = plan.areas.filter(({ id }) => selection.areas.has(id)).map(boxOfRect);
  const others = [
    ...(selection.stage ? [boxOfRect(plan.stage)] : []),
    ...(selection.focalPoint ? [boxAround([plan.focalPoint])] : []),
  ];
  const section = plan.sections.find(({ id }) => id === sectionId);
  const all = [...boxes, ...areas, ...others];
  const found = unite(all.length > 0 ? all : (section?.blocks ?? []).map(boxOfBlock));
  return isEmptyBox(found) ? null : found;
}
