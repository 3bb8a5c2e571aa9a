import { paymentsOperations } from '@houseful/contract/payments';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { FastifyInstance } from 'fastify';
import { problem } from '#platform/problem';
import { routePath } from './mount.ts';
import { urgencyOf } from './shedding.ts';

/**
 * Takes providers' news as raw bytes, because their signatures cover the bytes. No rate limit
 * per address: a provider sends from few addresses, and what is not signed costs one HMAC.
 */
export async function registerWebhooks(
  app: FastifyInstance,
  payments: Pick<PaymentsFace, 'receiveWebhook'>,
): Promise<void> {
  const operation = paymentsOperations.receivePaymentWebhook;
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.route({
      method: operation.method,
      url: routePath(operation),
      config: { operation: operation.name, urgency: urgencyOf(operation) },
      handler: async (request) => {
        const params = operation.params.safeParse(request.params);
        // No provider has a name of another form.
        if (!params.success) throw problem('no-such-route');
        const headers: Record<string, string | undefined> = {};
        for (const [name, value] of Object.entries(request.headers)) {
          headers[name] = Array.isArray(value) ? value.join(', ') : value;
        }
        const rawBody = request.body instanceof Buffer ? request.body : Buffer.alloc(0);
        await payments.receiveWebhook({ ...params.data, rawBody, headers });
        return { received: true };
      },
    });
  });
}
