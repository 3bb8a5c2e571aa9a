import type { Edge } from '@houseful/seat-plan/edit/align-things';
import { IconButton } from '../../../../lib/ui/icon-button.tsx';
import { Icon } from '../../../../lib/ui/icons.tsx';
import { alignSelected, distributeSelected, rotateSelected } from '../model/steps.ts';
import { useSay } from '../words/plan-words.ts';
import { Group } from './fields.tsx';
import type { PanelProps } from './selection-panel.tsx';

const EDGES: readonly (readonly [Edge, string])[] = [
  ['left', 'M3 3v14M6 6h11v3H6zM6 11h6v3H6z'],
  ['centre', 'M10 2v16M4 6h12v3H4zM6.500 11h7v3h-7z'],
  ['right', 'M17 3v14M3 6h11v3H3zM8 11h6v3H8z'],
  ['top', 'M3 3h14M6 6v11h3V6zM11 6v6h3V6z'],
  ['middle', 'M2 10h16M6 4v12h3V4zM11 6.500v7h3v-7z'],
  ['bottom', 'M3 17h14M6 3v11h3V3zM11 8v6h3V8z'],
];

const AXES = [
  ['x', 'M3 3v14M17 3v14M8 6h4v8H8z'],
  ['y', 'M3 3h14M3 17h14M6 8v4h8V8z'],
] as const;

const QUARTER_DEGREES = 90;

/** Things in one line, evenly apart, or turned. */
export function ArrangeFields({ editor, selection }: PanelProps) {
  const say = useSay();
  const { blocks, areas, seats, stage } = selection;
  const seatCount = [...seats.values()].reduce((sum, keys) => sum + keys.size, 0);
  const things = blocks.size + areas.size + seatCount + Number(stage);
  const canTurn = blocks.size > 0;
  if (things < 2 && !canTurn) return null;
  return (
    <Group title={say('arrange.title')}>
      <div className="flex flex-wrap gap-1">
        {things > 1 &&
          EDGES.map(([edge, path]) => (
            <ShapeButton
              key={edge}
              path={path}
              label={say(`align.${edge}`)}
              onClick={() => alignSelected(editor, edge)}
            />
          ))}
        {things > 2 &&
          AXES.map(([axis, path]) => (
            <ShapeButton
              key={axis}
              path={path}
              label={say(`distribute.${axis}`)}
              onClick={() => distributeSelected(editor, axis)}
            />
          ))}
        {canTurn && (
          <>
            <ShapeButton
              path="M4 9a6 6 0 1 1 1.500 5M4 4v5h5"
              label={say('action.turnLeft')}
              onClick={() => rotateSelected(editor, -QUARTER_DEGREES)}
            />
            <ShapeButton
              path="M16 9a6 6 0 1 0-1.500 5M16 4v5h-5"
              label={say('action.turnRight')}
              onClick={() => rotateSelected(editor, QUARTER_DEGREES)}
            />
          </>
        )}
      </div>
    </Group>
  );
}

interface ShapeButtonProps {
  label: string;
  path: string;
  onClick: () => void;
}

function ShapeButton({ label, path, onClick }: ShapeButtonProps) {
  return (
    <IconButton label={label} title={label} className="size-10" onClick={onClick}>
      <Icon>
        <path d={path} />
      </Icon>
    </IconButton>
  );
}
