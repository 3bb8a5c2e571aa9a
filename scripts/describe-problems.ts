import { KIND_STATUS, PROBLEMS } from '../packages/contract/src/problems.ts';

const BEGIN = '<!-- Written by `npm run generate` from here -->';
const END = '<!-- to here -->';

/** The page of all problems with its table of kinds as the catalogue has it now; the rest stays as it is. */
export function withKinds(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error('docs/problems/README.md has lost its marks');
  return `${page.slice(0, begin)}${BEGIN}\n\n${kindsTable()}\n${page.slice(end)}`;
}

function kindsTable(): string {
  const rows = Object.entries(KIND_STATUS).map(([kind, status]) => {
    const codes = Object.entries(PROBLEMS)
      .filter(([, definition]) => definition.kind === kind)
      .map(([code, definition]) =>
        'status' in definition ? `${link(code)} (${definition.status})` : link(code),
      );
    return `| ${kind} | ${status} | ${codes.join(', ')} |\n`;
  });
  return `| kind | status | codes |\n| --- | --- | --- |\n${rows.join('')}`;
}

const link = (code: string): string => `[${code}](${code}.md)`;
