import { describe, expect, it } from 'vitest';
import { fieldErrors } from './field-errors.ts';
import { ApiProblem } from './problem.ts';

const refused = (code: string, members = {}) =>
  new ApiProblem({ code, status: 400, title: `Title of ${code}`, members });

describe('what a refused form says at its fields', () => {
  it('is told by the field’s own name, wherever in the request it was', () => {
    const issues = [
      { path: 'body.email', message: 'must be an email' },
      { path: 'contact.name', message: 'too long' },
    ];
    const errors = fieldErrors(refused('invalid-input', { issues }));
    expect(Object.keys(errors)).toEqual(['email', 'name']);
    expect(errors['email']).toContain('must be an email');
  });

  it('names the email that has an account already', () => {
    expect(fieldErrors(refused('email-taken'))).toEqual({ email: 'Title of email-taken' });
  });

  it('is nothing for any other failure', () => {
    expect(fieldErrors(refused('overloaded'))).toEqual({});
    expect(fieldErrors(new Error('x'))).toEqual({});
    expect(fieldErrors(null)).toEqual({});
  });
});
