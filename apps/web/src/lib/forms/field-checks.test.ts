import { describe, expect, it } from 'vitest';
import {
  checkEmail,
  checkName,
  checkNewPassword,
  checkOptionalEmail,
  checkOptionalName,
  checkOptionalPhone,
  checkPassword,
} from './field-checks.ts';

describe('what was typed into a form', () => {
  it.each([
    [checkEmail, '', 'emailMissing'],
    [checkEmail, '  ', 'emailMissing'],
    [checkEmail, 'asha', 'emailWrong'],
    [checkEmail, 'asha@example', 'emailWrong'],
    [checkEmail, 'asha@example.', 'emailWrong'],
    [checkEmail, 'asha@@example.com', 'emailWrong'],
    [checkEmail, 'as ha@example.com', 'emailWrong'],
    [checkEmail, '  ASHA+tickets@Example.co.in ', null],
    [checkOptionalEmail, ' ', null],
    [checkOptionalEmail, 'asha@example', 'emailWrong'],
    [checkName, ' ', 'nameMissing'],
    [checkName, 'ऐश्वर्या', null],
    [checkOptionalName, '', null],
    [checkOptionalName, 'x'.repeat(81), 'nameWrong'],
    [checkOptionalPhone, '', null],
    [checkOptionalPhone, '98123 45678', 'phoneWrong'],
    [checkOptionalPhone, '+91 (98123) 45-678', null],
    [checkPassword, '', 'passwordMissing'],
    [checkPassword, ' ', null],
    [checkNewPassword, '', 'passwordMissing'],
    [checkNewPassword, '1234567', 'passwordShort'],
    [checkNewPassword, '12345678', null],
    [checkNewPassword, 'x'.repeat(129), 'passwordLong'],
  ])('%o finds in %j: %j', (check, text, flaw) => {
    expect(check(text)).toBe(flaw);
  });
});
