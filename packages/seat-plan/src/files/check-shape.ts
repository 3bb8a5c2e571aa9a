import type { FlawCode } from './flaw.ts';

/** As much of JSON Schema as a plan's shape needs. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
}

export interface ShapeFlaw {
  readonly path: readonly (string | number)[];
  readonly code: FlawCode;
  readonly values: Readonly<Record<string, string | number>>;
}

type Path = readonly (string | number)[];

/** Where a value is not of the schema's shape; stops looking after `most` flaws. */
export function shapeFlaws(value: unknown, schema: Schema, most: number): ShapeFlaw[] {
  const flaws: ShapeFlaw[] = [];
  check(value, schema, [], (flaw) => {
    flaws.push(flaw);
    return flaws.length < most;
  });
  return flaws;
}

/** False when no more flaws are wanted. */
type Tell = (flaw: ShapeFlaw) => boolean;

function check(value: unknown, schema: Schema, path: Path, tell: Tell): boolean {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return checkChoice(value, choices, path, tell);
  if ('const' in schema && value !== schema.const) {
    return tell({ path, code: 'not-allowed', values: { allowed: String(schema.const) } });
  }
  if (schema.enum && !schema.enum.includes(value)) {
    return tell({ path, code: 'not-allowed', values: { allowed: schema.enum.join(', ') } });
  }
  if (schema.type && !isOfType(value, schema.type)) {
    return tell({ path, code: 'wrong-type', values: { type: schema.type } });
  }
  if (typeof value === 'number') return checkRange(value, schema, path, tell, 'minimum', 'maximum');
  if (typeof value === 'string') return checkText(value, schema, path, tell);
  if (Array.isArray(value)) return checkList(value, schema, path, tell);
  if (value !== null && typeof value === 'object') return checkObject(value, schema, path, tell);
  return true;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return value !== null && typeof value === 'object' && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

/** The choice that fits; else what is wrong with the one that was meant: by its `type`, or by its kind of value. */
function checkChoice(value: unknown, choices: readonly Schema[], path: Path, tell: Tell): boolean {
  if (choices.some((choice) => shapeFlaws(value, choice, 1).length === 0)) return true;
  const named = (value as { type?: unknown } | null)?.type;
  const meant =
    choices.find(
      ({ properties }) => properties?.['type']?.const === named && named !== undefined,
    ) ?? choices.find(({ type }) => type !== undefined && isOfType(value, type));
  return meant
    ? check(value, meant, path, tell)
    : tell({
        path,
        code: 'wrong-type',
        values: { type: choices.map(({ type }) => type ?? '').join(', ') },
      });
}

function checkRange(
  size: number,
  schema: Schema,
  path: Path,
  tell: Tell,
  least: 'minimum' | 'minLength' | 'minItems',
  most: 'maximum' | 'maxLength' | 'maxItems',
): boolean {
  const min = schema[least];
  const max = schema[most];
  if (min !== undefined && size < min)
    return tell({ path, code: 'too-small', values: { least: min } });
  if (max !== undefined && size > max)
    return tell({ path, code: 'too-large', values: { most: max } });
  return true;
}

function checkText(value: string, schema: Schema, path: Path, tell: Tell): boolean {
  if (schema.pattern && !new RegExp(schema.pattern).test(value)) {
    return tell({ path, code: 'wrong-form', values: { text: value.slice(0, 40) } });
  }
  return checkRange(value.length, schema, path, tell, 'minLength', 'maxLength');
}

function checkList(value: readonly unknown[], schema: Schema, path: Path, tell: Tell): boolean {
  if (!checkRange(value.length, schema, path, tell, 'minItems', 'maxItems')) return false;
  const { items } = schema;
  return !items || value.every((one, place) => check(one, items, [...path, place], tell));
}

function checkObject(value: object, schema: Schema, path: Path, tell: Tell): boolean {
  const { properties = {}, required = [], additionalProperties: others, propertyNames } = schema;
  for (const name of required) {
    if (name in value) continue;
    if (!tell({ path, code: 'missing', values: { name } })) return false;
  }
  return Object.entries(value).every(([name, one]) => {
    const at = [...path, name];
    if (propertyNames && shapeFlaws(name, propertyNames, 1).length > 0) {
      return tell({ path: at, code: 'unknown-name', values: { name } });
    }
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own) return check(one, own, at, tell);
    if (typeof others === 'object') return check(one, others, at, tell);
    return others === false ? tell({ path: at, code: 'unknown-name', values: { name } }) : true;
  });
}
