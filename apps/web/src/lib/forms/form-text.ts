/** A text field's value; an empty text for a field that is not there. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** The same, but undefined when nothing was written: for fields that may be left out. */
export function optionalText(form: FormData, name: string): string | undefined {
  return textOf(form, name) || undefined;
}
