import { type PointerEvent as ReactPointerEvent, useEffect, useEffectEvent, useState } from 'react';

/** Where something would be dropped. */
export interface Target {
  readonly screenId: string;
  readonly day: string;
  /** From the row's left end to its right: 0 to 1. */
  readonly share: number;
}

interface Pressed<T> {
  readonly thing: T;
  readonly x: number;
  readonly y: number;
  /** How far right of its left end it was taken, in pixels. */
  readonly grip: number;
}

const MOVED_PIXELS_MIN = 5;

/**
 * Carries something over the rows of the board with the pointer. A press that hardly moves is a click and no carrying; Escape
 * lets it go. Fingers scroll instead: for them there is the form.
 */
export function useCarry<T>({
  onOver,
  onDrop,
}: {
  onOver: (thing: T, target: Target | null) => void;
  onDrop: (thing: T, target: Target | null) => void;
}) {
  const [pressed, setPressed] = useState<Pressed<T> | null>(null);
  const [isCarrying, setIsCarrying] = useState(false);

  const move = useEffectEvent((event: PointerEvent) => {
    if (!pressed) return;
    const moved = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
    if (!isCarrying && moved < MOVED_PIXELS_MIN) return;
    setIsCarrying(true);
    onOver(pressed.thing, targetAt(event, pressed.grip));
  });
  const end = useEffectEvent((event: PointerEvent | null) => {
    if (pressed && isCarrying) {
      onDrop(pressed.thing, event === null ? null : targetAt(event, pressed.grip));
    }
    setPressed(null);
    setIsCarrying(false);
  });

  useEffect(() => {
    if (!pressed) return;
    const drop = (event: PointerEvent) => end(event);
    const letGo = () => end(null);
    const escape = ({ key }: KeyboardEvent) => key === 'Escape' && end(null);
    addEventListener('pointermove', move);
    addEventListener('pointerup', drop);
    addEventListener('pointercancel', letGo);
    addEventListener('keydown', escape);
    return () => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', drop);
      removeEventListener('pointercancel', letGo);
      removeEventListener('keydown', escape);
    };
  }, [pressed]);

  return {
    isCarrying,
    take: (thing: T, event: ReactPointerEvent<HTMLElement>) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      const { left } = event.currentTarget.getBoundingClientRect();
      setPressed({ thing, x: event.clientX, y: event.clientY, grip: event.clientX - left });
    },
  };
}

function targetAt({ clientX, clientY }: PointerEvent, grip: number): Target | null {
  const row = document
    .elementsFromPoint(clientX, clientY)
    .find(
      (element): element is HTMLElement =>
        element instanceof HTMLElement && 'row' in element.dataset,
    );
  const { screen, day } = row?.dataset ?? {};
  if (!row || screen === undefined || day === undefined) return null;
  const { left, width } = row.getBoundingClientRect();
  return { screenId: screen, day, share: (clientX - grip - left) / width };
}
