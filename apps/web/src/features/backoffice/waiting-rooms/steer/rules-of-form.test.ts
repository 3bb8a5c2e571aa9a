import { DEFAULT_JOIN_RULES } from '@houseful/contract/waiting-room';
import { DEFAULT_RULES } from '@houseful/line/line';
import { describe, expect, it } from 'vitest';
import { checkLine, checkOptionalWhole, checkWhole, LIMITS } from './rule-checks.ts';
import {
  fieldsOfRules,
  JOIN_RULE_CHECKS,
  joinRulesOfForm,
  RULE_CHECKS,
  rulesOfForm,
  USUAL_JOIN_RULES,
} from './rules-of-form.ts';

function formOf(fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value ?? ''));
  return form;
}

describe('the rules in a form', () => {
  it.each([DEFAULT_RULES, { ...DEFAULT_RULES, graceMs: 20_000, admissionMs: 45_000 }])(
    'come back as they went in, and pass',
    (rules) => {
      const fields = fieldsOfRules(rules);
      expect(rulesOfForm(formOf(fields))).toEqual(rules);
      for (const [name, check] of Object.entries(RULE_CHECKS)) {
        expect(check(String(fields[name as keyof typeof fields]).slice(0, 8)), name).toBeNull();
      }
    },
  );

  it('of joining do, too; an empty field is no limit', () => {
    const rules = { ...DEFAULT_JOIN_RULES, placesPerNetworkMax: null, requiresAccount: true };
    const form = formOf({ ...rules, requiresAccount: 'yes' });
    expect(joinRulesOfForm(form)).toEqual(rules);
    expect(JOIN_RULE_CHECKS.placesPerNetworkMax('')).toBeNull();
  });

  it('begin as the house has them', () => {
    expect(USUAL_JOIN_RULES).toEqual(DEFAULT_JOIN_RULES);
  });
});

describe('what is typed', () => {
  it.each([
    ['', 'fieldWrong'],
    ['0', 'fieldWrong'],
    ['1', null],
    ['2.5', 'fieldWrong'],
    ['-3', 'fieldWrong'],
    ['1e3', 'fieldWrong'],
    ['100001', 'fieldWrong'],
  ])('%j as a number of places is %s', (text, flaw) => {
    expect(checkWhole(LIMITS.placesPerInterval)(text)).toBe(flaw);
  });

  it('may be left out where there need not be a limit', () => {
    expect(checkOptionalWhole(LIMITS.placesPerNetworkMax)(' ')).toBeNull();
    expect(checkOptionalWhole(LIMITS.placesPerNetworkMax)('0')).toBe('fieldWrong');
  });

  it('is one line of ASCII where it goes into a digest', () => {
    expect(checkLine(20)('NIFTY 50 close')).toBeNull();
    expect(checkLine(20)('निफ़्टी')).toBe('fieldWrong');
    expect(checkLine(3)('four')).toBe('fieldWrong');
    expect(checkLine(3)('')).toBe('fieldWrong');
  });
});
