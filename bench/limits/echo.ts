// The limit of a POST: a bare Fastify that parses the same request and answers with the same JSON, and does
// nothing in between. ANSWERS has, by the last part of the path, the status and the answer.
import { fastify } from 'fastify';

const URLS: Readonly<Record<string, string>> = {
  'confirm-payment': '/api/v1/orders/:orderId/confirm-payment',
  join: '/api/v1/waiting-rooms/:roomId/join',
};
const answers = new Map(
  Object.entries(
    JSON.parse(process.env['ANSWERS'] ?? '{}') as Record<string, { status: number; body: object }>,
  ),
);

const app = fastify();
app.get('/readyz', async () => 'ready');
for (const [name, { status, body }] of answers) {
  app.post(URLS[name] ?? `/api/v1/${name}`, async (_request, reply) => {
    reply.code(status);
    return body;
  });
}
process.on('SIGTERM', () => process.exit(0));
await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
