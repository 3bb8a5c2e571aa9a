import { TITLE_STAGES } from '@houseful/contract/title-kit';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { oneOf, textOf } from '../../../lib/address/search-params.ts';
import { useAddress } from '../../../lib/address/use-address.ts';
import { useSettled } from '../../../lib/time/use-settled.ts';
import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { TITLE_KINDS } from './title-form.ts';
import { useTitlesWords } from './words/titles-words.ts';

const SETTLED_MS = 250;

/** What the address asks for; what it has never heard of is nothing. */
export function useTitleFilter() {
  const { address } = useAddress();
  return {
    whose: oneOf(address, 'whose', ['own', 'shared'] as const) ?? 'own',
    stage: oneOf(address, 'stage', TITLE_STAGES),
    kind: oneOf(address, 'kind', TITLE_KINDS),
    q: textOf(address, 'q'),
  };
}

/** Chooses by kind, stage and words; `/` leads to the words from anywhere on the page. */
export function TitleFilters() {
  const { say, t } = useTitlesWords();
  const { change } = useAddress();
  const filter = useTitleFilter();
  const select = (name: 'stage' | 'kind' | 'whose', values: readonly [string, string][]) => (
    <SelectField
      label={say(`filter.${name}`)}
      value={(name === 'whose' && filter.whose === 'own' ? '' : filter[name]) ?? ''}
      options={values.map(([value, label]) => ({ value, label }))}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <div role="search" className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <SearchField asked={filter.q ?? ''} onSearch={(q) => change({ q })} />
      {select('stage', [
        ['', say('filter.any')],
        ...TITLE_STAGES.map((stage): [string, string] => [stage, say(`stage.${stage}`)]),
      ])}
      {select('kind', [
        ['', say('filter.any')],
        ...TITLE_KINDS.map((kind): [string, string] => [kind, t(`kind.${kind}`)]),
      ])}
      {select('whose', [
        ['', say('filter.own')],
        ['shared', say('filter.shared')],
      ])}
    </div>
  );
}

function SearchField({ asked, onSearch }: { asked: string; onSearch: (q: string) => void }) {
  const { say } = useTitlesWords();
  const input = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(asked);
  const settled = useSettled(typed.trim(), SETTLED_MS);
  const search = useEffectEvent(() => {
    if (settled !== asked) onSearch(settled);
  });
  useEffect(() => search(), [settled]);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, select');
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      input.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') setTyped('');
  };
  return (
    <div ref={input}>
      <Field
        label={say('filter.q')}
        type="search"
        name="q"
        required
        autoComplete="off"
        aria-keyshortcuts="/"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
