import { type KeyboardEvent, useRef } from 'react';

/** Of a table's body whose rows have a link `data-row`: arrows go from row to row; Enter opens the one in focus, as links do. */
export function useRowKeys() {
  const ref = useRef<HTMLTableSectionElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const links = [...(ref.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
    const next = links[links.findIndex((link) => link === document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return { ref, onKeyDown };
}
