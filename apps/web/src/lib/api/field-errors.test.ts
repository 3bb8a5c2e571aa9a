import { describe, expect, it } from 'vitest';
import { english, hindi } from '../testing/test-words.ts';
import { fieldErrors } from './field-errors.ts';
import { ApiProblem } from './problem.ts';

const refused = (code: string, members = {}) =>
  new ApiProblem({ code, status: 400, title: `Title of ${code}`, members });

describe('what a refused form says at its fields', () => {
  const issues = [
    { path: 'body.email', message: 'Invalid email address' },
    { path: 'contact.name', message: 'Too big: expected string to have <=80 characters' },
    { path: 'body.somethingNew', message: 'must be new' },
  ];

  it('is told by the field’s own name, wherever in the request it was', () => {
    const errors = fieldErrors(refused('invalid-input', { issues }), english);
    expect(Object.keys(errors)).toEqual(['email', 'name', 'somethingNew']);
    expect(errors['email']).toContain('asha@example.com');
  });

  it.each([english, hindi])(
    'is said in the buyer’s language, never in the API’s words',
    (words) => {
      const said = Object.values(fieldErrors(refused('invalid-input', { issues }), words)).join();
      for (const { message } of issues) expect(said).not.toContain(message);
    },
  );

  it('names the email that has an account already', () => {
    const errors = fieldErrors(refused('email-taken'), english);
    expect(errors).toEqual({ email: english.t('forms.emailTaken') });
  });

  it('is nothing for any other failure', () => {
    expect(fieldErrors(refused('overloaded'), english)).toEqual({});
    expect(fieldErrors(new Error('x'), english)).toEqual({});
    expect(fieldErrors(null, english)).toEqual({});
  });
});
