import type { Flaw } from '../forms/field-checks.ts';
import type { Words } from '../i18n/words.ts';
import { isProblem } from './problem.ts';

/** What is to be said at the fields of a form, by field name. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The API's own words are for programs; a field that it refuses is explained in ours. */
const FLAW_OF_FIELD: Readonly<Record<string, Flaw>> = {
  email: 'emailWrong',
  name: 'nameWrong',
  phone: 'phoneWrong',
  password: 'passwordShort',
  newPassword: 'passwordShort',
};

/** What a refused form says at its fields, in the buyer's language: `invalid-input`, `email-taken`. */
export function fieldErrors(error: unknown, { t }: Pick<Words, 't'>): FieldErrors {
  if (isProblem(error, 'email-taken')) return { email: t('forms.emailTaken') };
  if (!isProblem(error, 'invalid-input')) return {};
  return Object.fromEntries(
    error.members.issues.map(({ path }) => {
      const field = lastPart(path);
      return [field, t(`forms.${FLAW_OF_FIELD[field] ?? 'fieldWrong'}`)];
    }),
  );
}

/** Issues name their field with the part it came in, such as `body.email`. */
function lastPart(path: string): string {
  return path.split('.').at(-1) ?? path;
}
