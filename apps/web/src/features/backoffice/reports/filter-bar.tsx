import { insightsOperations } from '@houseful/contract/insights';
import type { Employment } from '@houseful/contract/organisations';
import { REPORT_RANGES, type ReportRange, SALES_CHANNELS } from '@houseful/contract/reporting';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { useReportAddress } from './report-address.ts';
import { useReport } from './use-report.ts';
import { useReportWords } from './words/report-words.ts';

interface FilterBarProps {
  employment: Employment;
  /** What else than days and venue this report can be narrowed down to. */
  also: readonly ('title' | 'channel')[];
  /** What counts when the address names no days. */
  defaultRange: ReportRange;
}

/** Which days, where, and of what; all of it stands in the address. */
export function FilterBar({ employment, also, defaultRange }: FilterBarProps) {
  const { say } = useReportWords();
  const { asked, change } = useReportAddress();
  const { organisationId } = employment.organisation;
  const { data } = useReport(insightsOperations.getReportChoices, { organisation: organisationId });
  const named = asked.from !== undefined || asked.until !== undefined;
  const range = named ? undefined : (asked.range ?? defaultRange);
  const venues = data?.venues ?? [];
  return (
    <div className="flex flex-col gap-4 print:hidden">
      <div className="flex flex-wrap gap-2" role="group" aria-label={say('filter.days')}>
        {REPORT_RANGES.map((one) => (
          <ChipToggle
            key={one}
            on={one === range}
            onClick={() => change({ range: one, from: undefined, until: undefined })}
          >
            {say(`range.${one}`)}
          </ChipToggle>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        <Field
          {...{ type: 'date', label: say('filter.from'), required: true }}
          value={asked.from ?? ''}
          max={asked.until}
          onChange={({ target }) => change({ from: target.value, range: undefined })}
        />
        <Field
          {...{ type: 'date', label: say('filter.until'), required: true }}
          value={asked.until ?? ''}
          min={asked.from}
          onChange={({ target }) => change({ until: target.value, range: undefined })}
        />
        <SelectField
          label={say('filter.venue')}
          value={asked.venue ?? ''}
          options={[
            { value: '', label: say('filter.allVenues') },
            ...venues.map(({ venueId, name }) => ({ value: venueId, label: name })),
          ]}
          onChange={(venue) => change({ venue })}
        />
        {also.includes('title') && (
          <SelectField
            label={say('filter.title')}
            value={asked.title ?? ''}
            options={[
              { value: '', label: say('filter.allTitles') },
              ...(data?.titles ?? []).map(({ titleId, name }) => ({ value: titleId, label: name })),
            ]}
            onChange={(title) => change({ title })}
          />
        )}
        {also.includes('channel') && (
          <SelectField
            label={say('filter.channel')}
            value={asked.channel ?? ''}
            options={[
              { value: '', label: say('filter.allChannels') },
              ...SALES_CHANNELS.map((one) => ({ value: one, label: say(`channel.${one}`) })),
            ]}
            onChange={(channel) => change({ channel })}
          />
        )}
      </div>
    </div>
  );
}
