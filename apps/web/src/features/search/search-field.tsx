import { type KeyboardEvent, lazy, Suspense, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { pathIn } from '../../lib/i18n/languages.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { SearchBox } from './search-box.tsx';
import { rememberSearch } from './recent-searches.ts';
import { searchAddress } from './search-address.ts';

const Suggestions = lazy(async () => ({
  default: (await import('./suggestions.tsx')).Suggestions,
}));

/**
 * Search from any page: suggestions while one types, walked with the arrow keys; Enter shows all
 * results. Without a program it is a plain form.
 */
export function SearchField() {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const listId = useId();
  const box = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  const [count, setCount] = useState(0);
  const [active, setActive] = useState<string>();
  const expanded = open && count > 0;

  const close = () => {
    setOpen(false);
    setActive(undefined);
  };
  const finish = () => {
    rememberSearch(text);
    setText('');
    close();
  };
  const walk = (step: 1 | -1) => {
    const ids = optionsOf(listId).map(({ id }) => id);
    const next = active === undefined ? (step === 1 ? 0 : -1) : ids.indexOf(active) + step;
    const id = ids.at(next >= ids.length ? 0 : next);
    setOpen(true);
    setActive(id);
    if (id) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      walk(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && expanded && active) {
      event.preventDefault();
      document.getElementById(active)?.click();
    } else if (event.key === 'Escape') {
      if (!open) setText('');
      close();
    }
  };

  return (
    <form
      ref={box}
      role="search"
      action={pathIn(language, '/search')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!text.trim()) return;
        void navigate(searchAddress(text));
        finish();
      }}
      onBlur={({ relatedTarget }) => {
        if (!box.current?.contains(relatedTarget)) close();
      }}
      className="relative"
    >
      <SearchBox
        text={text}
        onText={(next) => {
          setText(next);
          setOpen(true);
          setActive(undefined);
        }}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={expanded}
        aria-controls={expanded ? listId : undefined}
        aria-activedescendant={expanded ? active : undefined}
        aria-label={t('search.label')}
        onFocus={() => {
          setWanted(true);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {wanted && open && (
        <Suspense fallback={null}>
          <Suggestions
            listId={listId}
            text={text}
            active={active}
            onCount={setCount}
            onChoose={finish}
          />
        </Suspense>
      )}
    </form>
  );
}

function optionsOf(listId: string): HTMLElement[] {
  const list = document.getElementById(listId);
  return list ? [...list.querySelectorAll<HTMLElement>('[role=option]')] : [];
}
