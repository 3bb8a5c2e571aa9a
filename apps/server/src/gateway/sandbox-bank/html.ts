/** Markup that may be sent as it is: made by `html` only. */
export interface Html {
  readonly markup: string;
}

type HtmlValue = string | number | Html | readonly Html[] | null;

/** Builds markup; everything put in is escaped, for text and for quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = parts.reduce(
    (text, part, index) => text + (index === 0 ? '' : render(values[index - 1] ?? null)) + part,
    '',
  );
  return { markup };
}

function render(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'object') {
    return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
  }
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
