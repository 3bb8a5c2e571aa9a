import { changeArea } from '@houseful/seat-plan/edit/change-parts';
import { AREA_CAPACITY_MAX, DRAWING_CM_MAX, POSITION_CM_MAX } from '@houseful/seat-plan/limits';
import type { PlanArea } from '@houseful/seat-plan/plan';
import { useSay } from '../words/plan-words.ts';
import { CategoryChoice } from './category-choice.tsx';
import { Group, NumberField, Pair, TextField } from './fields.tsx';
import type { PanelProps } from './selection-panel.tsx';

/** A standing area: what it is called, how many it holds, where it lies. */
export function AreaFields({ editor, plan, selection }: PanelProps) {
  const say = useSay();
  const area = plan.areas.find(({ id }) => selection.areas.has(id));
  if (!area) return null;
  const put = (patch: Partial<Omit<PlanArea, 'id'>>) =>
    editor.step('change-area', (before) => changeArea(before, area.id, patch), {
      mark: `area ${Object.keys(patch).join()} ${area.id}`,
    });
  const place = { min: -POSITION_CM_MAX, max: POSITION_CM_MAX, unit: 'cm' };
  const size = { min: 10, max: DRAWING_CM_MAX, unit: 'cm' };
  return (
    <Group title={say('area.title')}>
      <TextField
        label={say('area.name')}
        value={area.name}
        maxLength={60}
        onChange={(name) => put({ name })}
      />
      <Pair>
        <NumberField
          label={say('area.capacity')}
          {...{ value: area.capacity, min: 1, max: AREA_CAPACITY_MAX }}
          onChange={(capacity) => put({ capacity: Math.round(capacity) })}
        />
        <TextField
          label={say('section.gate')}
          value={area.gate}
          maxLength={20}
          onChange={(gate) => put({ gate })}
        />
      </Pair>
      <CategoryChoice
        label={say('category.label')}
        plan={plan}
        value={area.categoryId}
        onChange={(categoryId) => put({ categoryId })}
      />
      <Pair>
        <NumberField label="x" value={area.x} {...place} onChange={(x) => put({ x })} />
        <NumberField label="y" value={area.y} {...place} onChange={(y) => put({ y })} />
        <NumberField
          label={say('size.width')}
          value={area.width}
          {...size}
          onChange={(width) => put({ width })}
        />
        <NumberField
          label={say('size.height')}
          value={area.height}
          {...size}
          onChange={(height) => put({ height })}
        />
      </Pair>
    </Group>
  );
}
