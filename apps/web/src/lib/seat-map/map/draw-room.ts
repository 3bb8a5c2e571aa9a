import type { Words } from '../../i18n/words.ts';
import { type Box, overlaps } from '../../canvas/geometry.ts';
import { drawAreas, drawBlock, labelBlocks } from './draw-blocks.ts';
import { drawCaptions, drawChairs, drawRowLetters } from './draw-chairs.ts';
import { drawMarks } from './draw-marks.ts';
import { drawStage } from './draw-stage.ts';
import type { Palette } from '../../canvas/palette.ts';
import { chairsShow, type RoomScene, SEAT_PITCH_CM } from './room-view.ts';
import type { SectionPathCache } from './section-paths.ts';
import { type Size, type View, visibleBox } from '../../canvas/view.ts';

/** One picture: what is to be seen, from where, and what it is painted with. */
export interface Picture {
  readonly context: CanvasRenderingContext2D;
  readonly scene: RoomScene;
  readonly view: View;
  readonly screen: Size;
  /** Of the canvas for one of the page. */
  readonly pixels: number;
  readonly palette: Palette;
  readonly words: Words;
  readonly paths: SectionPathCache;
}

/** What is worked out once for a picture. */
export interface Drawing extends Picture {
  /** What of the room is in sight. */
  readonly sight: Box;
  /** How far apart two chairs are on the screen. */
  readonly pitchPx: number;
}

/** Draws what is in sight, as far as it can be made out from here. */
export function drawRoom(picture: Picture): void {
  const { context, scene, view, screen, pixels, palette } = picture;
  const { room } = scene;
  const drawing: Drawing = {
    ...picture,
    sight: visibleBox(view, screen),
    pitchPx: SEAT_PITCH_CM * view.scale,
  };
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  const scale = view.scale * pixels;
  context.setTransform(scale, 0, 0, scale, view.x * pixels, view.y * pixels);
  drawStage(drawing);
  drawAreas(drawing);
  const near = chairsShow(room, view, screen);
  for (const block of room.blocks) {
    if (!overlaps(block.box, drawing.sight)) continue;
    const section = near ? room.sectionOf(block.id) : undefined;
    if (!section) drawBlock(drawing, block);
    else {
      drawChairs(drawing, section);
      drawRowLetters(drawing, section);
    }
  }
  if (!room.isLarge) drawCaptions(drawing);
  // Over all shapes, or the next block would cover the end of a name.
  if (room.isLarge) labelBlocks(drawing, near);
  drawMarks(drawing);
}
