import { offersOperations, type OfferAtDesk } from '@houseful/contract/offers-desk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { saveFile } from '../../../lib/files/save-file.ts';
import { newKey } from '../../../lib/random.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Panel } from '../panel.tsx';
import { useOffersWords } from './words/offers-words.ts';

const CODES_AT_ONCE_MAX = 10_000;
const PREFIX_CHARACTERS_MAX = 16;

/** Issues single-use codes for an offer, and hands all of them out as a table. */
export function CodesPanel({ kept }: { kept: OfferAtDesk }) {
  const { say, number } = useOffersWords();
  const { offerId, codes, endedAt, offer } = kept;
  const queries = useQueryClient();
  const [count, setCount] = useState('100');
  const [prefix, setPrefix] = useState('');
  const [isFlawTold, tellFlaw] = useState(false);
  const key = useRef(newKey());
  const wanted = /^\d{1,5}$/.test(count.trim()) ? Number(count) : 0;
  const isFlawed = wanted < 1 || wanted > CODES_AT_ONCE_MAX;
  const issue = useMutation({
    mutationFn: () =>
      api.call(
        offersOperations.issueOfferCodes,
        { offerId, count: wanted, ...(prefix && { prefix }) },
        { idempotencyKey: key.current },
      ),
    onSuccess: (changed) => {
      // The next press wants other codes.
      key.current = newKey();
      queries.setQueryData(['offer', offerId], changed);
      void queries.invalidateQueries({ queryKey: ['offers'] });
    },
    onError: () => {
      key.current = newKey();
    },
  });
  const table = useMutation({
    mutationFn: () => api.download(offersOperations.exportOfferCodes, { offerId }),
    onSuccess: (file) => saveFile(file, `${offer.name}.csv`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    tellFlaw(true);
    if (!isFlawed) issue.mutate();
  };
  if (codes === null) return null;
  return (
    <Panel title={say('codes')} detail={say('codes.detail')}>
      <p>
        {say('codes.there', {
          ...{ count: codes.issued, number: number(codes.issued) },
          used: number(codes.used),
        })}
      </p>
      {endedAt === null && (
        <form onSubmit={submit} noValidate className="grid items-start gap-4 sm:grid-cols-2">
          <Field
            label={say('codes.count')}
            inputMode="numeric"
            required
            autoComplete="off"
            value={count}
            error={isFlawTold && isFlawed ? say('codes.countFlaw') : undefined}
            onChange={({ target }) => setCount(target.value)}
          />
          <Field
            label={say('codes.prefix')}
            hint={say('codes.prefixHint')}
            autoComplete="off"
            maxLength={PREFIX_CHARACTERS_MAX}
            value={prefix}
            onChange={({ target }) =>
              setPrefix(target.value.toUpperCase().replace(/[^A-Z0-9]/g, ''))
            }
          />
          <div className="sm:col-span-2">
            <Button type="submit" busy={issue.isPending}>
              {say('codes.issue')}
            </Button>
          </div>
        </form>
      )}
      <ProblemNotice error={issue.error ?? table.error} />
      {issue.isSuccess && <Notice tone="good">{say('codes.issued')}</Notice>}
      {codes.issued > 0 && (
        <div>
          <Button look="quiet" busy={table.isPending} onClick={() => table.mutate()}>
            {say('codes.table')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
