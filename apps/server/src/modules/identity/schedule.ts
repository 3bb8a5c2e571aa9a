import { MINUTE_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';
import { forgetEndedFamilies } from './actions/forget-ended-families.ts';
import type { ActionDeps } from './deps.ts';

export function identitySchedule(deps: ActionDeps): readonly Job[] {
  return [
    {
      name: 'identity/forget-ended-families',
      everyMs: 10 * MINUTE_MS,
      run: () => forgetEndedFamilies(deps),
    },
  ];
}
