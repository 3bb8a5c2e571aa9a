import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSettled } from '../../../lib/time/use-settled.ts';
import { Field } from '../../../lib/ui/field.tsx';

const SETTLED_MS = 250;

interface SearchFieldProps {
  label: string;
  hint?: string | undefined;
  /** What is looked for now, as the address says it. */
  asked: string;
  charactersMax: number;
  onSearch: (text: string) => void;
}

/** `/` leads here from anywhere on the page; what is typed is looked for when it settles. */
export function SearchField({ label, hint, asked, charactersMax, onSearch }: SearchFieldProps) {
  const input = useRef<HTMLDivElement>(null);
  const sent = useRef(asked);
  const [typed, setTyped] = useState(asked);
  const settled = useSettled(typed.trim(), SETTLED_MS);
  const search = useEffectEvent(() => {
    if (settled === asked) return;
    sent.current = settled;
    onSearch(settled);
  });
  useEffect(() => search(), [settled]);
  // A saved search, or the way back, brings other words; one's own come back while one types on.
  const take = useEffectEvent(() => {
    if (asked === sent.current) return;
    sent.current = asked;
    setTyped(asked);
  });
  useEffect(() => take(), [asked]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input, select, textarea');
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      input.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <div ref={input}>
      <Field
        {...{ type: 'search', name: 'q', label, hint, required: true }}
        autoComplete="off"
        aria-keyshortcuts="/"
        maxLength={charactersMax}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && setTyped('')}
      />
    </div>
  );
}
