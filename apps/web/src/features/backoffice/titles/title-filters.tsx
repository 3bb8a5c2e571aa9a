import { TITLE_STAGES } from '@houseful/contract/title-kit';
import { oneOf, textOf } from '../../../lib/address/search-params.ts';
import { useAddress } from '../../../lib/address/use-address.ts';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { SearchField } from '../lists/search-field.tsx';
import { TITLE_KINDS } from './title-form.ts';
import { useTitlesWords } from './words/titles-words.ts';

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
      <SearchField
        {...{ label: say('filter.q'), charactersMax: 80 }}
        asked={filter.q ?? ''}
        onSearch={(q) => change({ q })}
      />
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
