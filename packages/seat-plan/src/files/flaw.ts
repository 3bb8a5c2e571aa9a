/** Why a file could not be read, and where: lines and columns as an editor counts them, from 1. */
export interface FileFlaw {
  readonly line: number;
  /** Of a JSON file the character; of a CSV file the cell. */
  readonly column: number;
  readonly code: FlawCode;
  /** What the words for it need. */
  readonly values: Readonly<Record<string, string | number>>;
}

export type FlawCode =
  | 'not-json'
  | 'not-a-plan'
  | 'newer-version'
  | 'missing'
  | 'unknown-name'
  | 'wrong-type'
  | 'not-allowed'
  | 'too-small'
  | 'too-large'
  | 'wrong-form'
  | 'same-id'
  | 'unknown-category'
  | 'unknown-place'
  | 'uneven-row'
  | 'rows-not-counted'
  | 'open-quote'
  | 'missing-column'
  | 'unknown-column'
  | 'same-column'
  | 'too-many-cells'
  | 'not-a-number'
  | 'empty-cell'
  | 'too-many';

/** A file with more flaws than this is another kind of file. */
export const FLAWS_MAX = 50;
