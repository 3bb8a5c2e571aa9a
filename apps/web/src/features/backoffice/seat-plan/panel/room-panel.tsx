import { addSection } from '@houseful/seat-plan/edit/add-things';
import {
  addCategory,
  changeCategory,
  changeSection,
  removeCategory,
  removeSection,
  setDrawingSize,
} from '@houseful/seat-plan/edit/change-parts';
import {
  CATEGORIES_MAX,
  CATEGORY_COLOURS,
  DRAWING_CM_MAX,
  SECTIONS_MAX,
} from '@houseful/seat-plan/limits';
import type { Plan, PlanCategory, PlanSection } from '@houseful/seat-plan/plan';
import clsx from 'clsx';
import { Button } from '../../../../lib/ui/button.tsx';
import { IconButton } from '../../../../lib/ui/icon-button.tsx';
import { CloseIcon } from '../../../../lib/ui/icons.tsx';
import type { Editor } from '../model/editor.ts';
import { useEditorState } from '../model/use-editor-state.ts';
import { useSay } from '../words/plan-words.ts';
import { SWATCHES } from '../model/category-looks.ts';
import { Group, NumberField, Pair, TextField } from './fields.tsx';
import { StageFields } from './stage-fields.tsx';

interface RoomProps {
  editor: Editor;
  plan: Plan;
}

/** What the room has as a whole: its categories and sections, its stage, its sheet. */
export function RoomPanel({ editor }: { editor: Editor }) {
  const say = useSay();
  const plan = useEditorState(editor, (state) => state.history.now);
  const resize = (width: number, height: number) =>
    editor.step('drawing', (before) => setDrawingSize(before, width, height));
  const size = { min: 100, max: DRAWING_CM_MAX, unit: 'cm' };
  return (
    <>
      <Categories editor={editor} plan={plan} />
      <Sections editor={editor} plan={plan} />
      <StageFields editor={editor} plan={plan} />
      <Group title={say('drawing.title')}>
        <Pair>
          <NumberField
            label={say('size.width')}
            value={plan.width}
            {...size}
            onChange={(width) => resize(width, plan.height)}
          />
          <NumberField
            label={say('size.height')}
            value={plan.height}
            {...size}
            onChange={(height) => resize(plan.width, height)}
          />
        </Pair>
      </Group>
    </>
  );
}

function Categories({ editor, plan }: RoomProps) {
  const say = useSay();
  const add = () =>
    editor.step('add-category', (before) => {
      const name = say('category.new', { number: before.categories.length + 1 });
      return addCategory(before, name)?.plan ?? before;
    });
  return (
    <Group title={say('category.title')}>
      {plan.categories.map((category) => (
        <CategoryRow key={category.id} {...{ editor, plan, category }} />
      ))}
      {plan.categories.length < CATEGORIES_MAX && (
        <Button look="quiet" size="small" className="self-start" onClick={add}>
          {say('category.add')}
        </Button>
      )}
    </Group>
  );
}

function CategoryRow({ editor, plan, category }: RoomProps & { category: PlanCategory }) {
  const say = useSay();
  const { id, name, colour } = category;
  const put = (patch: Partial<Omit<PlanCategory, 'id'>>) =>
    editor.step('category', (before) => changeCategory(before, id, patch));
  const instead = plan.categories.find((other) => other.id !== id);
  return (
    <div className="flex items-end gap-2">
      <button
        type="button"
        aria-label={say('category.colour', { name })}
        title={say('category.colour', { name })}
        onClick={() => put({ colour: (colour % CATEGORY_COLOURS) + 1 })}
        className={clsx('size-10 shrink-0 rounded-lg border border-line', SWATCHES[colour])}
      />
      <TextField
        className="flex-1"
        label={say('category.name')}
        value={name}
        maxLength={40}
        onChange={(next) => put({ name: next })}
      />
      {instead && (
        <IconButton
          label={say('category.remove', { name, instead: instead.name })}
          title={say('category.remove', { name, instead: instead.name })}
          className="size-10"
          onClick={() =>
            editor.step('remove-category', (before) => removeCategory(before, id, instead.id))
          }
        >
          <CloseIcon />
        </IconButton>
      )}
    </div>
  );
}

function Sections({ editor, plan }: RoomProps) {
  const say = useSay();
  const sectionId = useEditorState(editor, (state) => state.sectionId);
  const add = () => {
    const name = say('section.new', { number: plan.sections.length + 1 });
    const gate = plan.sections.at(-1)?.gate ?? '1';
    const added = addSection(plan, { name, gate });
    if (!added) return;
    editor.step('add-section', () => added.plan);
    editor.set({ sectionId: added.id });
  };
  return (
    <Group title={say('section.title')}>
      <p className="text-sm text-muted">{say('section.detail')}</p>
      {plan.sections.map((section) => (
        <SectionRow
          key={section.id}
          {...{ editor, plan, section, current: section.id === sectionId }}
        />
      ))}
      {plan.sections.length < SECTIONS_MAX && (
        <Button look="quiet" size="small" className="self-start" onClick={add}>
          {say('section.add')}
        </Button>
      )}
    </Group>
  );
}

function SectionRow({
  editor,
  plan,
  section,
  current,
}: RoomProps & { section: PlanSection; current: boolean }) {
  const say = useSay();
  const { id, name, gate, code = '', blocks } = section;
  const put = (patch: Parameters<typeof changeSection>[2]) =>
    editor.step('change-section', (before) => changeSection(before, id, patch));
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line p-2.5">
      <div className="flex items-center justify-between gap-2">
        <label className="flex min-h-9 items-center gap-2.5 text-sm">
          <input
            type="radio"
            name="seat-plan-section"
            className="tick"
            checked={current}
            onChange={() => editor.set({ sectionId: id })}
          />
          {say('section.current')}
        </label>
        {plan.sections.length > 1 && (
          <IconButton
            label={say('section.remove', { name, count: blocks.length })}
            title={say('section.remove', { name, count: blocks.length })}
            className="size-9"
            onClick={() => editor.step('remove-section', (before) => removeSection(before, id))}
          >
            <CloseIcon />
          </IconButton>
        )}
      </div>
      <TextField
        label={say('section.name')}
        value={name}
        maxLength={60}
        onChange={(next) => put({ name: next })}
      />
      <Pair>
        <TextField
          label={say('section.gate')}
          value={gate}
          maxLength={20}
          onChange={(next) => put({ gate: next })}
        />
        <TextField
          label={say('section.code')}
          value={code}
          maxLength={6}
          mayBeEmpty
          onChange={(next) => put({ code: codeOf(next) })}
        />
      </Pair>
    </div>
  );
}

/** Capital letters and digits, as seat ids have them; none when nothing is left. */
function codeOf(text: string): string | null {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') || null;
}
