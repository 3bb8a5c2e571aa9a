import { checkStates } from './state-table.ts';

export type AttemptState = 'CREATED' | 'CAPTURED' | 'DECLINED' | 'FAILED';

/** What is heard about an attempt: from the provider, or (`failed`) that it never reached it. */
export type AttemptNews = 'processing' | 'captured' | 'declined' | 'failed';

/**
 * States move forward only, so news may come twice and in any order. Money outranks words: a
 * bank that says no, or was thought not to have heard us, and takes the money after all, has
 * taken it.
 */
export const ATTEMPT_STATES = checkStates<AttemptState, AttemptNews>(
  'attempt',
  {
    CREATED: {
      processing: 'CREATED',
      captured: 'CAPTURED',
      declined: 'DECLINED',
      failed: 'FAILED',
    },
    FAILED: { processing: 'FAILED', captured: 'CAPTURED', declined: 'DECLINED', failed: 'FAILED' },
    DECLINED: {
      processing: 'DECLINED',
      captured: 'CAPTURED',
      declined: 'DECLINED',
      failed: 'DECLINED',
    },
    CAPTURED: {
      processing: 'CAPTURED',
      captured: 'CAPTURED',
      declined: 'CAPTURED',
      failed: 'CAPTURED',
    },
  },
  { start: 'CREATED', finals: ['CAPTURED'] },
);
