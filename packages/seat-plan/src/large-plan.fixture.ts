import { rowDesign, emptyPlan } from './new-plan.ts';
import type { Plan } from './plan.ts';
import { NAMES } from './room-names.fixture.ts';

/** A bowl of 50 wedges with 1,000 curved seats each: 50,000, the largest that has to be smooth. */
export function largePlan(wedges = 50): Plan {
  const plan = emptyPlan(NAMES);
  const [middle, radius] = [14_000, 9_000];
  const categories = [1, 2, 3, 4].map((place) => ({
    ...{ id: `c${place}`, name: `Category ${place}`, colour: place },
  }));
  const sections = Array.from({ length: wedges }, (_, place) => {
    const degrees = (place * 360) / wedges;
    const turn = (degrees * Math.PI) / 180;
    const design = rowDesign(`c${(place % 4) + 1}`, {
      ...{ rows: 40, seats: 25, seatSpacing: 44, rowSpacing: 80, curve: { radius } },
    });
    const x = Math.round(middle + radius * Math.sin(turn));
    const y = Math.round(middle - radius * Math.cos(turn));
    const rotation = Math.round((degrees > 0 ? degrees - 180 : 180) * 10) / 10;
    const blocks = [{ id: `b${place + 1}`, x, y, rotation, design }];
    return {
      id: `s${place + 1}`,
      name: `Block ${place + 1}`,
      gate: 'A',
      code: `K${place + 1}`,
      blocks,
    };
  });
  return {
    ...plan,
    ...{ width: 2 * middle, height: 2 * middle, categories, sections },
    stage: { label: 'Pitch', shape: 'pitch', x: 9_000, y: 9_000, width: 10_000, height: 10_000 },
    focalPoint: { x: middle, y: middle },
  };
}
