// The limit of a GET: a bare Fastify that answers every path with the same BYTES bytes of JSON, from memory.
import { fastify } from 'fastify';

const body = Buffer.from(JSON.stringify('x'.repeat(Number(process.env['BYTES']) - 2)));

const app = fastify();
app.get('/*', async (_request, reply) => reply.type('application/json; charset=utf-8').send(body));
process.on('SIGTERM', () => process.exit(0));
await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
