import type { CheckInList, GateCounts } from '@houseful/contract/gate';
import { Panel } from '../panel.tsx';
import { useGateWords } from './words/gate-words.ts';

const COLUMNS = ['inside', 'entered', 'left', 'refused', 'conflicts', 'lastMinute'] as const;

export function CountsByGate({
  counts,
  lists,
}: {
  counts: GateCounts;
  lists: readonly CheckInList[];
}) {
  const { say, number } = useGateWords();
  const nameOf = (listId: string) =>
    lists.find((list) => list.listId === listId)?.name ?? say('lists.own');
  return (
    <>
      <Panel title={say('live.heading')}>
        <dl className="flex flex-wrap gap-x-10 gap-y-4">
          {(['inside', 'entered', 'left', 'conflicts'] as const).map((name) => (
            <div key={name} className="flex flex-col-reverse">
              <dt className="text-muted">{say(`live.${name}`)}</dt>
              <dd className="text-4xl font-bold tabular-nums" data-count={name}>
                {number(counts[name])}
              </dd>
            </div>
          ))}
        </dl>
        <p className="text-muted">{say('live.of', { count: number(counts.tickets) })}</p>
      </Panel>
      <Panel title={say('gates.heading')}>
        {counts.gates.length === 0 ? (
          <p className="text-muted">{say('gates.none')}</p>
        ) : (
          <div
            role="region"
            aria-label={say('gates.heading')}
            tabIndex={0}
            className="overflow-x-auto"
          >
            <table className="w-full text-left tabular-nums">
              <thead className="text-sm text-muted">
                <tr>
                  <th scope="col" className="py-2 pr-4">
                    {say('gates.gate')}
                  </th>
                  <th scope="col" className="py-2 pr-4">
                    {say('gates.list')}
                  </th>
                  {COLUMNS.map((column) => (
                    <th key={column} scope="col" className="py-2 pr-4 text-right">
                      {say(`gates.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="divide-y divide-line">
                {counts.gates.map((gate) => (
                  <tr key={`${gate.listId} ${gate.gate}`}>
                    <th scope="row" className="py-2 pr-4 font-semibold">
                      {gate.gate ?? say('gates.every')}
                    </th>
                    <td className="py-2 pr-4">{nameOf(gate.listId)}</td>
                    {COLUMNS.map((column) => (
                      <td key={column} className="py-2 pr-4 text-right">
                        {number(gate[column])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <Panel title={say('refused.heading')}>
        {counts.refusedBy.length === 0 ? (
          <p className="text-muted">{say('refused.none')}</p>
        ) : (
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {counts.refusedBy.map(({ reason, count }) => (
              <li key={reason}>
                <strong className="tabular-nums">{number(count)}</strong> {say(`reason.${reason}`)}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
