import { type RefObject, useEffect } from 'react';
import { createPainter } from '../../../../lib/canvas/painter.ts';
import { type Palette, readPalette } from '../../../../lib/canvas/palette.ts';
import type { Viewport } from '../../../../lib/canvas/viewport.ts';
import { onThemeChange } from '../../../../lib/theme/theme.ts';
import { device } from '../../../../lib/time/device.ts';
import { looksOf } from '../model/category-looks.ts';
import type { Editor } from '../model/editor.ts';
import { drawPlan } from './draw-plan.ts';
import { createPicture } from './picture.ts';

/** Keeps the canvas a true picture of what the editor knows; paints when that changes, at most once a frame. */
export function usePlanPainting(
  ref: RefObject<HTMLCanvasElement | null>,
  editor: Editor,
  viewport: Viewport,
): void {
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    let palette: Palette | null = null;
    let { categories } = editor.plan();
    const painter = createPainter({
      ...{ canvas, viewport, after: device.after },
      draw: (context, view, pixels) => {
        const state = editor.state();
        palette ??= readPalette(canvas.parentElement ?? document.body, looksOf(editor.plan()));
        drawPlan(
          createPicture({ context, state, view, screen: viewport.screen(), pixels, palette }),
        );
      },
    });
    const stopEditor = editor.subscribe(() => {
      const plan = editor.plan();
      if (plan.categories !== categories) palette = null;
      categories = plan.categories;
      painter.repaint();
    });
    const stopTheme = onThemeChange(() => {
      palette = null;
      painter.repaint();
    });
    painter.repaint();
    let isOver = false;
    // Letters may have been drawn before their font was there.
    void document.fonts?.ready.then(() => isOver || painter.repaint());
    return () => {
      isOver = true;
      stopEditor();
      stopTheme();
      painter.stop();
    };
  }, [ref, editor, viewport]);
}
