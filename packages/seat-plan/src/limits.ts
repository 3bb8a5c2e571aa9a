/** Says what a file is before anything in it is read. */
export const PLAN_FORMAT = 'houseful-seat-plan';
/** Grows when an older program could misread a plan. */
export const PLAN_VERSION = 1;

/** A drawing of one kilometre holds any stadium with its stands. */
export const DRAWING_CM_MAX = 100_000;
/** Where anything may stand while it is moved about, also outside the drawing. */
export const POSITION_CM_MAX = 1_000_000;

export const CATEGORIES_MAX = 20;
export const SECTIONS_MAX = 400;
export const BLOCKS_PER_SECTION_MAX = 200;
export const AREAS_MAX = 40;
export const AREA_CAPACITY_MAX = 100_000;

export const ROWS_PER_BLOCK_MAX = 200;
export const SEATS_PER_ROW_MAX = 400;
export const AISLES_PER_BLOCK_MAX = 30;
export const SPACING_CM_MIN = 30;
export const SPACING_CM_MAX = 1_000;
export const RADIUS_CM_MIN = 100;
export const CURVE_CM_MAX = 100_000;
export const BEND_CM_MAX = 5_000;
export const AISLE_CM_MIN = 10;
export const AISLE_CM_MAX = 2_000;
export const LABEL_LENGTH_MAX = 8;
export const NAME_LENGTH_MAX = 60;
export const GATE_LENGTH_MAX = 20;
export const CATEGORY_NAME_LENGTH_MAX = 40;
export const STAGE_LABEL_LENGTH_MAX = 30;
export const NUMBER_DIGITS_MAX = 4;
export const NUMBER_START_MAX = 9_999;

/** Chairs and standing places of one room together. */
export const PLACES_MAX = 100_000;

/** Colours that the stylesheet has for categories. */
export const CATEGORY_COLOURS = 8;
