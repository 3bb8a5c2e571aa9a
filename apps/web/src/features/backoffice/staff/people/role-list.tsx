import type { Grant } from '@houseful/contract/staff';
import { useStaffWords } from '../words/staff-words.ts';

/** Roles in words, each with how far it goes. */
export function RoleList({ grants }: { grants: readonly Grant[] }) {
  const { say } = useStaffWords();
  return (
    <ul className="flex flex-wrap gap-1.5">
      {grants.map(({ role, venueIds }) => (
        <li key={role} className="rounded-full border border-line bg-raised px-2.5 py-0.5 text-sm">
          <span className="font-medium text-ink">{say(`role.${role}`)}</span>
          {venueIds && (
            <span className="text-muted">
              {' · '}
              {say('role.venues', { count: venueIds.length })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
