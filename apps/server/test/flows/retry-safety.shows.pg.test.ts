import { OFFERS_RETRIES } from './retry-safety.offers.ts';
import { SCHEDULE_RETRIES } from './retry-safety.schedule.ts';
import { SHOWS_RETRIES } from './retry-safety.shows.ts';
import { examineRetries } from './retry-safety.exam.ts';

examineRetries({ ...SHOWS_RETRIES, ...SCHEDULE_RETRIES, ...OFFERS_RETRIES });
