import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useWords } from '../../i18n/words.ts';
import { onThemeChange } from '../../theme/theme.ts';
import { device } from '../../time/device.ts';
import { drawRoom } from './draw-room.ts';
import { createPainter, type Painter } from '../../canvas/painter.ts';
import { type Palette, readPalette } from '../../canvas/palette.ts';
import type { RoomViewProps } from './room-view.ts';
import { createSectionPaths } from './section-paths.ts';

/** Keeps the canvas a true picture of the room: of the view, the seats, the selection and the theme. */
export function usePainting(ref: RefObject<HTMLCanvasElement | null>, props: RoomViewProps): void {
  const { room, board, viewport, looks } = props;
  const words = useWords();
  const latest = useRef({ props, words });
  const painter = useRef<Painter | null>(null);
  const paths = useMemo(() => createSectionPaths(room, board), [room, board]);

  useEffect(() => board.subscribe(paths.forget), [board, paths]);

  // Runs after every render: whatever was rendered for, the picture shows it.
  useEffect(() => {
    latest.current = { props, words };
    painter.current?.repaint();
  });

  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    let palette: Palette | null = null;
    const own = createPainter({
      ...{ canvas, viewport, after: device.after },
      draw: (context, view, pixels) => {
        const { props: scene, words: spoken } = latest.current;
        palette ??= readPalette(canvas.parentElement ?? document.body, looks);
        const screen = viewport.screen();
        drawRoom({ context, scene, view, screen, pixels, palette, words: spoken, paths });
      },
    });
    painter.current = own;
    own.repaint();
    const forgetColours = () => {
      palette = null;
      own.repaint();
    };
    const stopTheme = onThemeChange(forgetColours);
    // Letters may have been drawn before their font was there.
    void document.fonts?.ready.then(() => painter.current === own && own.repaint());
    return () => {
      stopTheme();
      own.stop();
      painter.current = null;
    };
  }, [ref, viewport, looks, paths]);
}
