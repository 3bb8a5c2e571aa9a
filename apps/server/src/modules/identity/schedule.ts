import { MINUTE_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';
import { forgetEndedFamilies } from './actions/forget-ended-families.ts';
import type { Tools } from './tools.ts';

export function identitySchedule(tools: Tools): readonly Job[] {
  return [
    {
      name: 'identity/forget-ended-families',
      everyMs: 10 * MINUTE_MS,
      run: () => forgetEndedFamilies(tools),
    },
  ];
}
