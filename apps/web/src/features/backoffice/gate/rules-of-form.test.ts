import { expect, test } from 'vitest';
import { type ListForm, rulesOf } from './rules-of-form.ts';

const FORM: ListForm = {
  name: 'Lounge',
  categories: ['gold', 'silver'],
  categoriesOffered: 2,
  checksGate: true,
  ...{ opensAt: '2026-11-21T18:30', closesAt: '', autoExitAt: '' },
};

test('all categories are no choice, some are', () => {
  expect(rulesOf(FORM, 'single').categoryIds).toBeNull();
  expect(rulesOf({ ...FORM, categories: ['gold'] }, 'single').categoryIds).toEqual(['gold']);
  expect(rulesOf({ ...FORM, categories: [], categoriesOffered: 0 }, 'single').categoryIds).toBe(
    null,
  );
});

test('times are moments, and none is none', () => {
  const rules = rulesOf(FORM, 're-entry');
  expect(rules.opensAt).toBe(new Date('2026-11-21T18:30').toISOString());
  expect(rules).toMatchObject({ entry: 're-entry', checksGate: true, closesAt: null });
});
