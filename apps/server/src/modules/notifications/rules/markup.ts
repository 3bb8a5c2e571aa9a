/** HTML that is safe to send: made by `html` only. */
export class Markup {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  toString(): string {
    return this.#source;
  }
}

type Part = string | Markup | readonly Markup[];

/** HTML from a template; every value that is not markup itself is text, and escaped. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(
    pieces.reduce((source, piece, index) => source + toSource(parts[index - 1] ?? '') + piece),
  );
}

function toSource(part: Part): string {
  if (typeof part === 'string') return escape(part);
  return part instanceof Markup ? part.toString() : part.join('\n');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Also invisible characters that turn the direction of the text around them. */
function escape(text: string): string {
  return text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?!\s)\p{Cc}/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
