import { changeSection, moveToSection } from '@houseful/seat-plan/edit/change-parts';
import { freeBlocks } from '@houseful/seat-plan/edit/free-block';
import { bringBackSeats, countRemoved } from '@houseful/seat-plan/edit/remove-things';
import { mapBlocks } from '@houseful/seat-plan/edit/map-parts';
import { POSITION_CM_MAX } from '@houseful/seat-plan/limits';
import type { Block } from '@houseful/seat-plan/plan';
import { Button } from '../../../../lib/ui/button.tsx';
import { paintSelected } from '../model/steps.ts';
import { useSay } from '../words/plan-words.ts';
import { CategoryChoice } from './category-choice.tsx';
import { ChoiceField, Group, NumberField, Pair, TextField } from './fields.tsx';
import type { PanelProps } from './selection-panel.tsx';
import { shared } from './shared.ts';

type PlaceProps = PanelProps & { blocks: readonly Block[] };

/** What the selected blocks cost and belong to, and where they stand. */
export function PlaceFields(props: PlaceProps) {
  const { editor, plan, blocks } = props;
  const say = useSay();
  return (
    <>
      <Group title={say('block.title')}>
        <CategoryChoice
          label={say('category.label')}
          plan={plan}
          value={shared(blocks, ({ design }) => design.categoryId)}
          onChange={(categoryId) => paintSelected(editor, { categoryId })}
        />
        <ChoiceField
          label={say('kind.label')}
          value={shared(blocks, ({ design }) => design.seatKind)}
          options={(['standard', 'recliner'] as const).map((value) => ({
            value,
            label: say(`kind.${value}`),
          }))}
          onChange={(kind) => paintSelected(editor, { kind })}
        />
        <SectionFields {...props} />
      </Group>
      <Group title={say('place.title')}>
        {blocks.length === 1 && <Pose {...props} />}
        <More {...props} />
      </Group>
    </>
  );
}

function SectionFields({ editor, plan, selection, blocks }: PlaceProps) {
  const say = useSay();
  const homeOf = (id: string) =>
    plan.sections.find((section) => section.blocks.some((block) => block.id === id));
  const homeId = shared(blocks, ({ id }) => homeOf(id)?.id ?? '');
  const home = plan.sections.find(({ id }) => id === homeId);
  return (
    <>
      <ChoiceField
        label={say('section.label')}
        value={homeId}
        options={plan.sections.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(sectionId) =>
          editor.step('section', (before) => moveToSection(before, selection.blocks, sectionId))
        }
      />
      {home && (
        <Pair>
          <TextField
            label={say('section.name')}
            value={home.name}
            maxLength={60}
            onChange={(name) =>
              editor.step('change-section', (before) => changeSection(before, home.id, { name }))
            }
          />
          <TextField
            label={say('section.gate')}
            value={home.gate}
            maxLength={20}
            onChange={(gate) =>
              editor.step('change-section', (before) => changeSection(before, home.id, { gate }))
            }
          />
        </Pair>
      )}
    </>
  );
}

function Pose({ editor, blocks }: PlaceProps) {
  const say = useSay();
  const [block] = blocks;
  if (!block) return null;
  const { id, x, y, rotation } = block;
  const put = (patch: Partial<Pick<Block, 'x' | 'y' | 'rotation'>>) =>
    editor.step(
      'rotation' in patch ? 'rotate' : 'move',
      (plan) => mapBlocks(plan, (one) => (one.id === id ? { ...one, ...patch } : one)),
      { mark: `pose ${Object.keys(patch).join()} ${id}` },
    );
  const range = { min: -POSITION_CM_MAX, max: POSITION_CM_MAX, unit: 'cm' };
  return (
    <div className="grid grid-cols-3 gap-2">
      <NumberField
        label="x"
        value={x}
        {...range}
        onChange={(next) => put({ x: Math.round(next) })}
      />
      <NumberField
        label="y"
        value={y}
        {...range}
        onChange={(next) => put({ y: Math.round(next) })}
      />
      <NumberField
        label={say('place.rotation')}
        {...{ value: rotation, min: -180, max: 180, step: 5, unit: '°' }}
        onChange={(next) => put({ rotation: next })}
      />
    </div>
  );
}

function More({ editor, selection, blocks }: PlaceProps) {
  const say = useSay();
  const removed = blocks.reduce((sum, { design }) => sum + countRemoved(design), 0);
  const isPattern = blocks.some(({ design }) => design.type === 'rows');
  return (
    <div className="flex flex-wrap gap-2">
      {removed > 0 && (
        <Button
          look="quiet"
          size="small"
          onClick={() =>
            editor.step('bring-back', (plan) => bringBackSeats(plan, selection.blocks))
          }
        >
          {say('action.bringBack', { count: removed })}
        </Button>
      )}
      {isPattern && (
        <Button
          look="quiet"
          size="small"
          onClick={() => editor.step('free', (plan) => freeBlocks(plan, selection.blocks))}
        >
          {say('action.free')}
        </Button>
      )}
    </div>
  );
}
