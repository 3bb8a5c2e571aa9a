/** What one bench is asked for. */
export interface Asked {
  /** Length of one measured round. */
  readonly seconds: number;
  /** Tiny sizes: it shall work and count right, how fast does not matter. */
  readonly smoke: boolean;
  /** Also say where the server spends its time. */
  readonly profile: boolean;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A claim of the project next to what came out. `correctness` holds at any size and speed. */
export interface Verdict {
  readonly claim: string;
  readonly got: string;
  readonly ok: boolean;
  readonly kind: 'speed' | 'correctness';
}

/** Points of one plot; drawn by report.ts. */
export interface Plot {
  readonly title: string;
  readonly unit: string;
  readonly kind: 'bars' | 'lines';
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

export interface Outcome {
  readonly tables: readonly Table[];
  readonly verdicts: readonly Verdict[];
  readonly plots: readonly Plot[];
  /** What keeps it from being faster, and whatever else a reader should know. */
  readonly notes: readonly string[];
}

export interface Bench {
  readonly name: string;
  /** What it proves, in a sentence. */
  readonly about: string;
  run(asked: Asked): Promise<Outcome>;
}
