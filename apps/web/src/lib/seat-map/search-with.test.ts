import { expect, it } from 'vitest';
import { searchWith } from './search-with.ts';

it.each([
  ['', 'block', 'S3', '?block=S3'],
  ['?hold=hld_1', 'block', 'S3', '?hold=hld_1&block=S3'],
  ['?hold=hld_1&block=S3', 'block', 'S4', '?hold=hld_1&block=S4'],
  ['?hold=hld_1&block=S3', 'hold', null, '?block=S3'],
  ['?hold=hld_1', 'hold', null, ''],
])('%s with %s=%s is %s', (search, name, value, expected) => {
  expect(searchWith(search, name, value)).toBe(expected);
});
