import type { auditOperations } from '../audit.ts';
import type { Face } from '../operation.ts';

export type AuditFace = Face<typeof auditOperations>;
