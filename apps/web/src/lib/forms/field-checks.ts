import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '@houseful/contract/identity';

/** What can be wrong with a field; each has its text in the languages, below `forms`. */
export type Flaw =
  | 'emailMissing'
  | 'emailWrong'
  | 'emailTaken'
  | 'nameMissing'
  | 'nameWrong'
  | 'phoneWrong'
  | 'passwordMissing'
  | 'passwordShort'
  | 'passwordLong'
  | 'fieldWrong';

/** Looks at what was typed, before it is sent; null when there is nothing to mend. */
export type FieldCheck = (text: string) => Flaw | null;

export const NAME_LENGTH_MAX = 80;

/** Blanks around it and capitals do not matter: the API drops both. */
export const checkEmail: FieldCheck = (text) =>
  text.trim() === '' ? 'emailMissing' : checkOptionalEmail(text);

export const checkOptionalEmail: FieldCheck = (text) => {
  if (text.trim() === '') return null;
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim()) ? null : 'emailWrong';
};

export const checkName: FieldCheck = (text) =>
  text.trim() === '' ? 'nameMissing' : checkOptionalName(text);

export const checkOptionalName: FieldCheck = (text) =>
  text.trim().length > NAME_LENGTH_MAX ? 'nameWrong' : null;

/** In the one form the API takes: a plus sign and the country's number in front. */
export const checkOptionalPhone: FieldCheck = (text) => {
  const digits = text.replace(/[\s()-]/g, '');
  return digits === '' || /^\+[1-9]\d{7,14}$/.test(digits) ? null : 'phoneWrong';
};

export const checkPassword: FieldCheck = (text) => (text === '' ? 'passwordMissing' : null);

export const checkNewPassword: FieldCheck = (text) => {
  if (text === '') return 'passwordMissing';
  if (text.length < PASSWORD_LENGTH_MIN) return 'passwordShort';
  return text.length > PASSWORD_LENGTH_MAX ? 'passwordLong' : null;
};
