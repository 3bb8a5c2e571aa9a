import { type Grant, mayGrant, STAFF_ROLES, type StaffRole } from '@houseful/contract/staff';
import { venuesOperations } from '@houseful/contract/venues';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../lib/browser.ts';
import { CheckField } from '../../../../lib/ui/check-field.tsx';
import { useStaffWords } from '../words/staff-words.ts';

interface GrantsFieldProps {
  /** What who gives it has: nobody gives more. */
  own: readonly Grant[];
  value: readonly Grant[];
  onChange: (grants: Grant[]) => void;
}

/** Which roles somebody gets, and where; what the giver could not give is not offered. */
export function GrantsField({ own, value, onChange }: GrantsFieldProps) {
  const { say } = useStaffWords();
  const nearest = own.find(({ venueIds }) => venueIds === null) ? null : venuesOf(own);
  const offered = STAFF_ROLES.filter((role) =>
    mayGrant(own, [{ role, venueIds: role === 'owner' ? null : nearest }]),
  );
  const toggle = (role: StaffRole, isHad: boolean) =>
    onChange(
      isHad
        ? value.filter((grant) => grant.role !== role)
        : [...value, { role, venueIds: role === 'owner' ? null : nearest }],
    );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 text-sm font-medium">{say('people.roles')}</legend>
      {offered.map((role) => {
        const grant = value.find((one) => one.role === role);
        return (
          <div key={role} className="flex flex-col">
            <CheckField
              label={say(`role.${role}`)}
              hint={say(`roleDetail.${role}`)}
              checked={grant !== undefined}
              onChange={() => toggle(role, grant !== undefined)}
            />
            {grant && role !== 'owner' && (
              <VenuesOfGrant
                {...{ grant, own }}
                onChange={(changed) =>
                  onChange(value.map((one) => (one.role === role ? changed : one)))
                }
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function venuesOf(own: readonly Grant[]): string[] {
  return [...new Set(own.flatMap(({ venueIds }) => venueIds ?? []))];
}

const VENUES_OFFERED_MAX = 100;

interface VenuesOfGrantProps {
  grant: Grant;
  own: readonly Grant[];
  onChange: (grant: Grant) => void;
}

/** The whole organisation, or one of its venues; more than one is added with another choice. */
function VenuesOfGrant({ grant, own, onChange }: VenuesOfGrantProps) {
  const { say } = useStaffWords();
  const isWhole = own.some(({ venueIds }) => venueIds === null);
  const { data } = useQuery({
    queryKey: ['venues', 'grantable'],
    queryFn: () => api.call(venuesOperations.listVenues, { limit: VENUES_OFFERED_MAX }),
  });
  const mine = new Set(venuesOf(own));
  const venues = (data?.items ?? []).filter(({ venueId }) => isWhole || mine.has(venueId));
  const chosen = new Set(grant.venueIds ?? []);
  const change = (venueId: string) => {
    const next = new Set(chosen);
    if (!next.delete(venueId)) next.add(venueId);
    onChange({ ...grant, venueIds: next.size === 0 && isWhole ? null : [...next] });
  };
  return (
    <details className="px-3">
      <summary className="min-h-9 py-1 text-sm text-bulb underline-offset-4 hover:underline">
        {grant.venueIds === null
          ? say('people.everywhere')
          : say('role.venues', { count: grant.venueIds.length })}
      </summary>
      <ul className="max-h-48 overflow-y-auto" tabIndex={0}>
        {venues.map(({ venueId, name }) => (
          <li key={venueId}>
            <label className="flex min-h-9 items-center gap-2 text-sm">
              <input
                type="checkbox"
                checked={chosen.has(venueId)}
                onChange={() => change(venueId)}
                className="size-5 accent-marquee"
              />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
