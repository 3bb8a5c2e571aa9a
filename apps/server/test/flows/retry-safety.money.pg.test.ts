import { COUNTER_RETRIES } from './retry-safety.counter.ts';
import { ORDER_RETRIES } from './retry-safety.orders.ts';
import { examineRetries } from './retry-safety.exam.ts';

examineRetries({ ...ORDER_RETRIES, ...COUNTER_RETRIES });
