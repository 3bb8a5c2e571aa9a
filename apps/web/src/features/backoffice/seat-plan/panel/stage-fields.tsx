import { changeStage } from '@houseful/seat-plan/edit/change-parts';
import { DRAWING_CM_MAX, POSITION_CM_MAX } from '@houseful/seat-plan/limits';
import type { PlanStage } from '@houseful/seat-plan/plan';
import { useSay } from '../words/plan-words.ts';
import { ChoiceField, Group, NumberField, Pair, TextField } from './fields.tsx';
import type { PanelProps } from './selection-panel.tsx';

const SHAPES = ['screen', 'stage', 'pitch', 'court'] as const;

/** What everybody looks at. */
export function StageFields({ editor, plan }: Pick<PanelProps, 'editor' | 'plan'>) {
  const say = useSay();
  const { stage } = plan;
  const put = (patch: Partial<PlanStage>) =>
    editor.step('change-stage', (before) => changeStage(before, patch), {
      mark: `stage ${Object.keys(patch).join()}`,
    });
  const place = { min: -POSITION_CM_MAX, max: POSITION_CM_MAX, unit: 'cm' };
  const size = { min: 1, max: DRAWING_CM_MAX, unit: 'cm' };
  return (
    <Group title={say('stage.title')}>
      <Pair>
        <ChoiceField
          label={say('stage.shape')}
          value={stage.shape}
          options={SHAPES.map((value) => ({ value, label: say(`stage.${value}`) }))}
          onChange={(shape) => put({ shape })}
        />
        <TextField
          label={say('stage.label')}
          value={stage.label}
          maxLength={30}
          onChange={(label) => put({ label })}
        />
        <NumberField label="x" value={stage.x} {...place} onChange={(x) => put({ x })} />
        <NumberField label="y" value={stage.y} {...place} onChange={(y) => put({ y })} />
        <NumberField
          label={say('size.width')}
          value={stage.width}
          {...size}
          onChange={(width) => put({ width })}
        />
        <NumberField
          label={say('size.height')}
          value={stage.height}
          {...size}
          onChange={(height) => put({ height })}
        />
      </Pair>
    </Group>
  );
}
