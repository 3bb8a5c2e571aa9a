// The limit of a POST: a bare Fastify that parses the same request and answers with the same JSON, and does
// nothing in between. ANSWER is the answer's text, STATUS its status.
import { fastify } from 'fastify';

const answer = JSON.parse(process.env['ANSWER'] ?? '{}') as object;
const status = Number(process.env['STATUS'] ?? 200);

const app = fastify();
app.get('/readyz', async () => 'ready');
app.post('/*', async (_request, reply) => {
  reply.code(status);
  return answer;
});
process.on('SIGTERM', () => process.exit(0));
await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
