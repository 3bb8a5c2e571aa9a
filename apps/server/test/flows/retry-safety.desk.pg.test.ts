import { DESK_RETRIES } from './retry-safety.desk.ts';
import { GATE_RETRIES } from './retry-safety.gate.ts';
import { examineRetries } from './retry-safety.exam.ts';

examineRetries({ ...DESK_RETRIES, ...GATE_RETRIES });
