import { type ComponentProps, useRef } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { CloseIcon, SearchIcon } from '../../lib/ui/icons.tsx';

/** As long as the API takes. */
const QUERY_LENGTH_MAX = 80;

type SearchBoxProps = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  text: string;
  onText: (text: string) => void;
  /** Where the focus goes on arrival at its page. */
  'data-first-focus'?: true;
};

/** A field to search with; can be emptied in one tap. */
export function SearchBox({ text, onText, ...input }: SearchBoxProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="relative">
      <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted">
        <SearchIcon />
      </span>
      <input
        ref={field}
        type="search"
        name="q"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={QUERY_LENGTH_MAX}
        placeholder={t('search.placeholder')}
        {...input}
        value={text}
        onChange={({ target }) => onText(target.value)}
        className="min-h-11 w-full rounded-full border border-edge bg-ground pr-11 pl-10 text-base text-ink placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
      />
      {text && (
        <button
          type="button"
          aria-label={t('search.clear')}
          onClick={() => {
            onText('');
            field.current?.focus();
          }}
          className="absolute inset-y-0 right-0 flex w-11 items-center justify-center rounded-full text-muted hover:text-ink"
        >
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
