import { type KeyboardEvent, useId, useState } from 'react';
import { certificateMeaning } from '../i18n/catalogue-words.ts';
import { useWords } from '../i18n/words.ts';

/** The letters of the film board; pressed, they say what they mean. */
export function Certificate({ certificate }: { certificate: string }) {
  const words = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const meaning = certificateMeaning(certificate, words);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') setOpen(false);
  };
  return (
    <span className="relative" onBlur={() => setOpen(false)}>
      <button
        type="button"
        aria-label={words.t('titlePage.meaning', { certificate })}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
        className="min-h-8 rounded border border-edge px-2 font-semibold text-ink hover:border-bulb hover:bg-raised"
      >
        {certificate}
      </button>
      <span role="status">
        {open && (
          <span
            id={id}
            className="absolute top-full left-0 z-20 mt-2 block w-64 max-w-[80vw] rounded-lg border border-edge bg-surface px-3 py-2 text-ink shadow-lg"
          >
            {meaning}
          </span>
        )}
      </span>
    </span>
  );
}
