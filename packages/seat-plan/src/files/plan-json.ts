import { integrityFlaws } from '../integrity.ts';
import { PLAN_FORMAT, PLAN_VERSION } from '../limits.ts';
import type { Plan } from '../plan.ts';
import schema from '../plan.schema.json' with { type: 'json' };
import { type ShapeFlaw, shapeFlaws } from './check-shape.ts';
import { type FileFlaw, FLAWS_MAX } from './flaw.ts';
import { lineAndColumn, locate } from './locate.ts';

export type Read = { readonly plan: Plan } | { readonly flaws: readonly FileFlaw[] };

/** Reads a plan that `writePlan` wrote, or somebody by hand. Everything in it is checked; what is wrong is told with its place. */
export function readPlan(text: string): Read {
  const source = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return { flaws: [syntaxFlaw(error)] };
  }
  const strange = foreign(value);
  if (strange) return { flaws: [strange] };
  const shape = shapeFlaws(value, schema, FLAWS_MAX);
  if (shape.length > 0) return { flaws: shape.map((flaw) => placed(source, flaw)) };
  const plan = value as Plan;
  const flaws = integrityFlaws(plan).slice(0, FLAWS_MAX);
  if (flaws.length === 0) return { plan };
  return {
    flaws: flaws.map(({ path, code, value: said }) =>
      placed(source, { path, code, values: { text: said } }),
    ),
  };
}

/** A plan as a file: a value that fits in a line stands in one, so that two versions can be compared. */
export function writePlan(plan: Plan): string {
  return `${written(plan, '')}\n`;
}

/** Another file, or one of a later program, is told as that and not by its hundred differences. */
function foreign(value: unknown): FileFlaw | null {
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  const start = { line: 1, column: 1 };
  if (format !== PLAN_FORMAT) {
    return { ...start, code: 'not-a-plan', values: { format: PLAN_FORMAT } };
  }
  if (typeof version === 'number' && version > PLAN_VERSION) {
    return { ...start, code: 'newer-version', values: { version, known: PLAN_VERSION } };
  }
  return null;
}

function syntaxFlaw(error: unknown): FileFlaw {
  const message = error instanceof Error ? error.message : '';
  const [, line = '1', column = '1'] = /line (\d+) column (\d+)/.exec(message) ?? [];
  return { line: Number(line), column: Number(column), code: 'not-json', values: {} };
}

function placed(text: string, { path, code, values }: ShapeFlaw): FileFlaw {
  return {
    ...lineAndColumn(text, locate(text, path)),
    code,
    values: { ...values, at: path.join('.') },
  };
}

const LINE_LENGTH_MAX = 110;

function written(value: unknown, indent: string): string {
  const short = JSON.stringify(value);
  if (short.length + indent.length <= LINE_LENGTH_MAX || value === null) return short;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    // Positions and numbers of a long row: a column of two thousand lines shows nobody anything.
    if (value.every((one) => typeof one !== 'object')) return short;
    const items = value.map((one) => `${deeper}${written(one, deeper)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object') return short;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const items = entries.map(
    ([name, one]) => `${deeper}${JSON.stringify(name)}: ${written(one, deeper)}`,
  );
  return `{\n${items.join(',\n')}\n${indent}}`;
}
