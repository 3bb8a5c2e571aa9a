import type { WaitingRoomJoinRules } from '@houseful/contract/waiting-room';
import type { WaitingRoomRules } from '@houseful/contract/waiting-room-desk';
import { textOf } from '../../../../lib/forms/form-text.ts';
import { checkNumber, checkOptionalWhole, checkWhole, LIMITS } from './rule-checks.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

export const RULE_CHECKS = {
  placesPerInterval: checkWhole(LIMITS.placesPerInterval),
  intervalMs: checkWhole(LIMITS.intervalMs),
  activeMax: checkWhole(LIMITS.activeMax),
  graceMs: checkNumber(LIMITS.graceMs),
  placesBack: checkWhole(LIMITS.placesBack),
  admissionMs: checkNumber(LIMITS.admissionMs),
};

export const JOIN_RULE_CHECKS = {
  placesPerNetworkMax: checkOptionalWhole(LIMITS.placesPerNetworkMax),
  placesPerDeviceMax: checkOptionalWhole(LIMITS.placesPerDeviceMax),
  proofOfWorkBits: checkWhole(LIMITS.proofOfWorkBits),
};

/** The rules as their fields show them. */
export function fieldsOfRules(rules: WaitingRoomRules) {
  return {
    ...rules,
    intervalMs: rules.intervalMs / SECOND_MS,
    graceMs: rules.graceMs / MINUTE_MS,
    admissionMs: rules.admissionMs / MINUTE_MS,
  };
}

export function rulesOfForm(form: FormData): WaitingRoomRules {
  const number = (name: string) => Number(textOf(form, name));
  return {
    placesPerInterval: number('placesPerInterval'),
    intervalMs: number('intervalMs') * SECOND_MS,
    activeMax: number('activeMax'),
    graceMs: Math.round(number('graceMs') * MINUTE_MS),
    placesBack: number('placesBack'),
    admissionMs: Math.round(number('admissionMs') * MINUTE_MS),
  };
}

export function joinRulesOfForm(form: FormData): WaitingRoomJoinRules {
  const optional = (name: string) =>
    textOf(form, name) === '' ? null : Number(textOf(form, name));
  return {
    placesPerNetworkMax: optional('placesPerNetworkMax'),
    placesPerDeviceMax: optional('placesPerDeviceMax'),
    proofOfWorkBits: Number(textOf(form, 'proofOfWorkBits')),
    requiresAccount: textOf(form, 'requiresAccount') === 'yes',
  };
}

/** As a room has them that was made without a word about it. */
export const USUAL_JOIN_RULES: WaitingRoomJoinRules = {
  placesPerNetworkMax: 500,
  placesPerDeviceMax: 2,
  proofOfWorkBits: 0,
  requiresAccount: false,
};
