import type { Change } from './changes.ts';
import { ruleText, valueText } from './value-text.ts';
import { useDeskWords } from './words/desk-words.ts';

/** What was and what is. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const words = useDeskWords();
  return (
    <ul className="flex flex-col gap-0.5">
      {changes.map(({ name, before, after }) => (
        <li key={name} className="min-w-0 break-words">
          {ruleText(name, words)}:{' '}
          {before !== undefined && (
            <>
              <s className="text-muted no-underline">{valueText(name, before, words)}</s>
              <span aria-label={words.say('log.becomes')} role="img">
                {' → '}
              </span>
            </>
          )}
          <strong>{valueText(name, after, words)}</strong>
        </li>
      ))}
    </ul>
  );
}
