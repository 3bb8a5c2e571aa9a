import { type AuditEntry, auditOperations } from '@houseful/contract/audit';
import { type Employment, organisationsOperations } from '@houseful/contract/organisations';
import { HOUSE_ACTOR_ID } from '@houseful/contract/staff';
import { useMutation, useQuery } from '@tanstack/react-query';
import { textOf } from '../../../../lib/address/search-params.ts';
import { useAddress } from '../../../../lib/address/use-address.ts';
import { api } from '../../../../lib/browser.ts';
import { saveFile } from '../../../../lib/files/save-file.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { deviceTimeZone } from '../../device-time-zone.ts';
import { ListBody } from '../../lists/list-body.tsx';
import { usePages } from '../../lists/use-pages.ts';
import { ViewBar } from '../../lists/view-bar.tsx';
import { useMay } from '../my-desk.ts';
import { useStaffWords } from '../words/staff-words.ts';
import { changedMembers } from './changed-members.ts';

const KINDS = [
  ...(['organisation', 'member', 'invitation', 'title', 'price-card', 'tax-rule'] as const),
  ...(['tax-waiver', 'fee-rule', 'tier-plan', 'offer', 'venue', 'screen', 'seat-plan'] as const),
  ...(['show', 'schedule-batch', 'order', 'till', 'shift'] as const),
  ...(['check-in-list', 'gate-device', 'scan'] as const),
] as const;
const PAGE_ITEMS = 50;
const PEOPLE_MAX = 100;

/** Who changed what, the newest first; what is looked for stands in the address. */
export function AuditLog({ employment }: { employment: Employment }) {
  const { say } = useStaffWords();
  const { address } = useAddress();
  const filter = {
    organisation: employment.organisation.organisationId,
    ...{ kind: textOf(address, 'kind'), actor: textOf(address, 'actor') },
  };
  const entries = usePages(['audit', filter], (cursor) =>
    api.call(auditOperations.listAuditEntries, { ...filter, cursor, limit: PAGE_ITEMS }),
  );
  const table = useMutation({
    mutationFn: async () =>
      saveFile(await api.download(auditOperations.exportAuditEntries, filter), 'audit.csv'),
  });
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <Filters {...{ employment }} />
        <Button look="quiet" busy={table.isPending} onClick={() => table.mutate()}>
          {say('audit.table')}
        </Button>
      </div>
      <ViewBar list="audit" />
      <ProblemNotice error={table.error} onRetry={() => table.mutate()} />
      <ListBody
        query={entries}
        items={entries.items}
        loading={say('audit.loading')}
        empty={{ title: say('audit.empty'), detail: say('audit.emptyDetail') }}
        more={say('showMore')}
      >
        {(items) => (
          <ol className="divide-y divide-line rounded-card border border-line bg-surface px-4">
            {items.map((entry) => (
              <EntryLine key={entry.entryId} {...{ entry }} />
            ))}
          </ol>
        )}
      </ListBody>
    </>
  );
}

function Filters({ employment }: { employment: Employment }) {
  const { say } = useStaffWords();
  const { address, change } = useAddress();
  const may = useMay();
  const { organisationId } = employment.organisation;
  const people = useQuery({
    queryKey: ['members', organisationId, 'all'],
    queryFn: () =>
      api.call(organisationsOperations.listMembers, { organisationId, limit: PEOPLE_MAX }),
    enabled: may('manage-people'),
  });
  return (
    <>
      <SelectField
        label={say('audit.kind')}
        value={address.get('kind') ?? ''}
        options={[
          { value: '', label: say('audit.all') },
          ...KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) })),
        ]}
        onChange={(kind) => change({ kind })}
      />
      {people.data && (
        <SelectField
          label={say('audit.actor')}
          value={address.get('actor') ?? ''}
          options={[
            { value: '', label: say('audit.everybody') },
            ...people.data.items.map(({ userId, name, email }) => ({
              ...{ value: userId, label: name ?? email ?? userId },
            })),
          ]}
          onChange={(actor) => change({ actor })}
        />
      )}
    </>
  );
}

function EntryLine({ entry }: { entry: AuditEntry }) {
  const { say, date, time } = useStaffWords();
  const { action, actorName, actorId, at, subject } = entry;
  const zone = deviceTimeZone();
  const known = `action.${action}`;
  const members = changedMembers(entry);
  const said = say(known as 'action.member.joined');
  return (
    <li className="flex flex-col gap-1 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 break-words">
          <strong>{said === known ? action : said}</strong>{' '}
          <span className="text-muted">{subject.name}</span>
        </span>
        <span className="text-sm text-muted">
          {actorId === HOUSE_ACTOR_ID ? say('audit.byItself') : (actorName ?? actorId)} ·{' '}
          <time dateTime={at}>
            {date(at, zone)}, {time(at, zone)}
          </time>
        </span>
      </div>
      {members.length > 0 && (
        <details className="text-sm">
          <summary className="min-h-8 py-1 text-bulb underline-offset-4 hover:underline">
            {say('audit.changes', { count: members.length })}
          </summary>
          <dl className="grid gap-x-4 gap-y-1 pb-1 sm:grid-cols-[auto_1fr]">
            {members.map(({ name, before, after }) => (
              <div key={name} className="contents">
                <dt className="font-medium">{name}</dt>
                <dd className="min-w-0 break-words text-muted">
                  {before !== null && <del>{before}</del>} {after !== null && <ins>{after}</ins>}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
