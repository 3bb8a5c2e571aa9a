import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '#platform/problem';
import type { Metrics } from '#platform/telemetry/metrics';
import type { Authenticate } from './authenticate.ts';
import { isLoopback } from './loopback.ts';

const RETRY_AFTER_MS = 2_000;

export interface HealthDeps {
  readonly isReady: () => Promise<boolean>;
  readonly authenticate: Authenticate;
  readonly metrics: Metrics;
}

/** For load balancers and Prometheus: `/healthz` (alive), `/readyz` (can serve), `/metrics`. */
export function registerHealth(app: FastifyInstance, deps: HealthDeps): void {
  // Who watches over a house must be able to tell a busy one from a dead one.
  const vital = { config: { urgency: 'vital' } } as const;
  app.get('/healthz', vital, async () => ({ status: 'alive' }));

  app.get('/readyz', vital, async () => {
    if (await deps.isReady()) return { status: 'ready' };
    throw problem('overloaded', { retryAfterMs: RETRY_AFTER_MS }, 'Not ready to serve.');
  });

  app.get('/metrics', vital, async (request, reply) => {
    if (!isFromThisMachine(request) && !isOperator(request, deps.authenticate)) {
      throw problem('forbidden', {}, 'Metrics are for this machine and for operators.');
    }
    const { registry } = deps.metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** A reverse proxy on this machine speaks for somebody else, and says so in its headers. */
function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  return isLoopback(socket.remoteAddress ?? '');
}

function isOperator({ headers }: FastifyRequest, authenticate: Authenticate): boolean {
  return authenticate(headers.authorization)?.roles.includes('operator') ?? false;
}
