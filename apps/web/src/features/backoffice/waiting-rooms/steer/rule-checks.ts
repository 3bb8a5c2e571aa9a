import type { FieldCheck } from '../../../../lib/forms/field-checks.ts';

export interface Limits {
  readonly min: number;
  readonly max: number;
}

/** What the API takes, in the units of the form: interval in seconds, the other times in minutes. */
export const LIMITS = {
  placesPerInterval: { min: 1, max: 100_000 },
  intervalMs: { min: 1, max: 3_600 },
  activeMax: { min: 1, max: 100_000 },
  graceMs: { min: 0.1, max: 60 },
  placesBack: { min: 0, max: 1_000_000 },
  admissionMs: { min: 0.2, max: 120 },
  placesPerNetworkMax: { min: 1, max: 1_000_000 },
  placesPerDeviceMax: { min: 1, max: 1_000_000 },
  proofOfWorkBits: { min: 0, max: 24 },
} as const satisfies Record<string, Limits>;

export const MESSAGE_LENGTH_MAX = 500;
export const SOURCE_LENGTH_MAX = 200;
export const RANDOMNESS_LENGTH_MAX = 500;

/** A number within these, both included. */
export function checkNumber({ min, max }: Limits): FieldCheck {
  return (text) => {
    const isNumber = /^\d+([.]\d+)?$/.test(text.trim());
    return isNumber && Number(text) >= min && Number(text) <= max ? null : 'fieldWrong';
  };
}

/** The same without a fraction. */
export function checkWhole(limits: Limits): FieldCheck {
  const check = checkNumber(limits);
  return (text) => (text.includes('.') ? 'fieldWrong' : check(text));
}

/** The same, or nothing at all. */
export function checkOptionalWhole(limits: Limits): FieldCheck {
  const check = checkWhole(limits);
  return (text) => (text.trim() === '' ? null : check(text));
}

/** One line of printable ASCII: it has one spelling in bytes, so everybody can check it. */
export function checkLine(lengthMax: number): FieldCheck {
  return (text) => (/^[ -~]+$/.test(text) && text.length <= lengthMax ? null : 'fieldWrong');
}

export function checkOptionalLine(lengthMax: number): FieldCheck {
  const check = checkLine(lengthMax);
  return (text) => (text.trim() === '' ? null : check(text.trim()));
}
