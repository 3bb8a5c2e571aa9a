import { useSyncExternalStore } from 'react';
import type { Viewport } from '../../../../lib/canvas/viewport.ts';
import { useWords } from '../../../../lib/i18n/words.ts';
import { IconButton } from '../../../../lib/ui/icon-button.tsx';
import { useSay } from '../words/plan-words.ts';

const ZOOM = 1.4;
/** A pixel for a centimetre is called whole. */
const HUNDREDTHS_PER_SCALE = 100;

/** How near one is, and nearer or farther. */
export function ZoomBar({ viewport }: { viewport: Viewport }) {
  const say = useSay();
  const { percent } = useWords();
  const read = () => Math.round(viewport.view().scale * HUNDREDTHS_PER_SCALE);
  const hundredths = useSyncExternalStore(viewport.subscribe, read, () => HUNDREDTHS_PER_SCALE);
  return (
    <div className="absolute right-3 bottom-3 flex items-center rounded-lg border border-line bg-surface shadow-sm">
      <IconButton
        label={say('zoom.out')}
        className="size-10 text-xl"
        onClick={() => viewport.glideBy(1 / ZOOM)}
      >
        −
      </IconButton>
      <button
        type="button"
        onClick={() => viewport.fit()}
        title={say('zoom.whole')}
        className="min-h-10 min-w-14 text-sm tabular-nums hover:bg-raised"
      >
        <span className="sr-only">{say('zoom.whole')} </span>
        {percent(hundredths)}
      </button>
      <IconButton
        label={say('zoom.in')}
        className="size-10 text-xl"
        onClick={() => viewport.glideBy(ZOOM)}
      >
        +
      </IconButton>
    </div>
  );
}
