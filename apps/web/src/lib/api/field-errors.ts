import { isProblem } from './problem.ts';

/** What a refused form says at its fields: by field name, for `invalid-input` and `email-taken`. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (isProblem(error, 'email-taken')) return { email: error.title };
  if (!isProblem(error, 'invalid-input')) return {};
  return Object.fromEntries(
    error.members.issues.map(({ path, message }) => [lastPart(path), `Please check: ${message}`]),
  );
}

/** Issues name their field with the part it came in, such as `body.email`. */
function lastPart(path: string): string {
  return path.split('.').at(-1) ?? path;
}
