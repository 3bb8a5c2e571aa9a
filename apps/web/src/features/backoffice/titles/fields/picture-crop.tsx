import { PICTURES, type PicturePurpose } from '@houseful/contract/pictures';
import { type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { useTitlesWords } from '../words/titles-words.ts';

/** What is kept: 0 the left or upper end of the picture, 1 the other one. */
export interface PictureFocus {
  readonly x: number;
  readonly y: number;
}

interface PictureCropProps {
  file: File;
  purpose: PicturePurpose;
  busy: boolean;
  /** How much has been sent, from 0 to 1. */
  share: number;
  onUse: (focus: PictureFocus) => void;
  onCancel: () => void;
  /** The browser cannot read it as a picture. */
  onUnreadable: () => void;
}

/** Shapes differ by less than anybody sees. */
const SAME_SHAPE = 0.01;
const HUNDREDTHS = 100;

/** The picture in the frame that it will have; what is too much of it is moved out of the frame by dragging or by a slider. */
export function PictureCrop({ file, purpose, onUnreadable, ...props }: PictureCropProps) {
  const { say, percent } = useTitlesWords();
  const { busy, share, onUse, onCancel } = props;
  const { ratio } = PICTURES[purpose];
  const [address, setAddress] = useState('');
  const [shape, setShape] = useState<number | null>(null);
  const [focus, setFocus] = useState<PictureFocus>({ x: 0.5, y: 0.5 });
  const dragged = useRef<{ x: number; y: number; from: PictureFocus } | null>(null);
  const slider = useId();

  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);

  const axis =
    shape === null || Math.abs(shape / ratio - 1) < SAME_SHAPE ? null : shape > ratio ? 'x' : 'y';

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const start = dragged.current;
    if (!start || axis === null || shape === null) return;
    const { width, height } = event.currentTarget.getBoundingClientRect();
    // As far as the picture stands out of its frame.
    const room = axis === 'x' ? height * shape - width : width / shape - height;
    const moved = axis === 'x' ? event.clientX - start.x : event.clientY - start.y;
    setFocus({ ...start.from, [axis]: between(start.from[axis] - moved / Math.max(1, room)) });
  };
  return (
    <div className="flex flex-col gap-3">
      <div
        className="overflow-hidden rounded-lg border border-edge bg-raised data-[axis=x]:cursor-ew-resize data-[axis=y]:cursor-ns-resize"
        data-axis={axis}
        style={{ aspectRatio: ratio, touchAction: axis === null ? 'auto' : 'none' }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          dragged.current = { x: event.clientX, y: event.clientY, from: focus };
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          dragged.current = null;
        }}
      >
        {address && (
          <img
            src={address}
            alt={say('picture.frame')}
            draggable={false}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setShape(naturalWidth / naturalHeight)
            }
            onError={onUnreadable}
            className="size-full object-cover"
            style={{ objectPosition: `${focus.x * HUNDREDTHS}% ${focus.y * HUNDREDTHS}%` }}
          />
        )}
      </div>
      {axis && (
        <div className="flex flex-col gap-1">
          <label htmlFor={slider} className="text-sm font-medium">
            {say('picture.part')}
          </label>
          <input
            id={slider}
            type="range"
            min={0}
            max={HUNDREDTHS}
            value={Math.round(focus[axis] * HUNDREDTHS)}
            onChange={({ target }) =>
              setFocus({ ...focus, [axis]: Number(target.value) / HUNDREDTHS })
            }
            className="min-h-11 w-full accent-marquee"
          />
        </div>
      )}
      {busy && (
        <div className="flex items-center gap-3 text-sm text-muted">
          <progress
            value={share}
            max={1}
            aria-label={say('picture.sending')}
            className="h-2 flex-1 accent-marquee"
          />
          <span className="tabular-nums">
            {share < 1 ? percent(Math.round(share * HUNDREDTHS)) : say('picture.working')}
          </span>
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <Button busy={busy} onClick={() => onUse({ x: rounded(focus.x), y: rounded(focus.y) })}>
          {say('picture.use')}
        </Button>
        <Button look="quiet" disabled={busy} onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </div>
  );
}

function between(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** Finer than a pixel of any screen tells nothing. */
function rounded(share: number): number {
  return Math.round(share * 1_000) / 1_000;
}
