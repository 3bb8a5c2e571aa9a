import type { Operation } from '@houseful/contract/operation';
import { ProblemBody, type ProblemCode, problemStatus } from '@houseful/contract/problems';
import { type ZodType, z } from 'zod';
import { API_BASE } from './mount.ts';

type Json = Record<string, unknown>;

/** Problems that any operation can answer, besides its own. */
const COMMON: readonly ProblemCode[] = ['invalid-input', 'too-many-requests', 'bug'];
const SIGNED_IN: readonly ProblemCode[] = ['unauthenticated', 'token-expired'];

/** The OpenAPI 3.1 document of these operations; a pure function of the contract. */
export function openApiDocument(operations: readonly Operation[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const item = (paths[operation.path] ??= {});
    item[operation.method.toLowerCase()] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Houseful',
      version,
      description:
        'Self-hosted ticketing. Money is in integer minor units; instants are ISO 8601 UTC; ' +
        'what is not a success is application/problem+json with a stable `code`. ' +
        'Send an `Idempotency-Key` with every POST, and repeat it with the same key when in doubt.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: API_BASE }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(ProblemBody, 'output') },
    },
  };
}

function describe(operation: Operation): Json {
  const parameters = [
    ...parametersOf(operation.params, 'path'),
    ...parametersOf(operation.query, 'query'),
    ...(operation.method === 'POST'
      ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 128 } }]
      : []),
  ];
  return {
    operationId: operation.name,
    tags: [operation.tag],
    summary: operation.summary,
    security: operation.access === 'public' ? [] : [{ bearer: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(operation.body, 'input') } },
          },
        }
      : {}),
    responses: { [operation.status]: success(operation), ...refusals(operation) },
  };
}

function success({ output, contentType, status }: Operation): Json {
  if (status === 204) return { description: 'Done.' };
  if (contentType !== undefined) {
    return {
      description: 'The file.',
      content: { [contentType]: { schema: { type: 'string', format: 'binary' } } },
    };
  }
  const schema = output ? schemaOf(output, 'output') : {};
  return { description: 'Success.', content: { 'application/json': { schema } } };
}

function refusals(operation: Operation): Record<string, Json> {
  const codes = [
    ...(operation.access === 'public' ? [] : SIGNED_IN),
    ...(operation.access === 'operator' ? (['forbidden'] as const) : []),
    ...COMMON,
    ...operation.problems,
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => String(problemStatus(code)));
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map((code) => `\`${code}\``).join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: schemaOf(field as ZodType, 'input'),
  }));
}

function schemaOf(schema: ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}
