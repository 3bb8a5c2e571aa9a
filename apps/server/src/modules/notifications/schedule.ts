import { SECOND_MS } from '#platform/clock';
import type { Job } from '#platform/schedule/schedule';

export function notificationsSchedule(verbs: { nudge: () => void }): Job[] {
  return [
    {
      name: 'notifications/send-deliveries',
      everyMs: 5 * SECOND_MS,
      // Only a nudge: sending may take long, and a job holds a connection while it runs.
      run: async () => verbs.nudge(),
    },
  ];
}
