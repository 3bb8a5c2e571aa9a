import type { Operation } from '@houseful/contract/operation';
import { paymentsOperations } from '@houseful/contract/payments';
import { ProblemBody, type ProblemCode, problemStatus } from '@houseful/contract/problems';
import { type ZodType, z } from 'zod';
import { OPERATIONS_WITHOUT_CALLER } from './authenticate.ts';
import { API_BASE } from './mount.ts';

type Json = Record<string, unknown>;

const NOBODY_KNOWN: readonly ProblemCode[] = ['unauthenticated', 'token-expired'];
/** Any operation: a house that closes, is under pressure or has lost its database. */
const ALWAYS: readonly ProblemCode[] = ['overloaded', 'bug'];
const WEBHOOK = paymentsOperations.receivePaymentWebhook.name;

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
    ...operation.headers.map((name) => ({
      ...{ name, in: 'header', schema: { type: 'string', maxLength: 1_024 } },
    })),
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
            required: !operation.body.safeParse({}).success,
            content: { 'application/json': { schema: schemaOf(operation.body, 'input') } },
          },
        }
      : {}),
    ...(operation.bodyTypes.length > 0
      ? { requestBody: { required: true, content: fileContent(operation.bodyTypes) } }
      : {}),
    responses: { [operation.status]: success(operation), ...refusals(operation) },
  };
}

function success({ output, contentType, status }: Operation): Json {
  if (status === 204) return { description: 'Done.' };
  if (contentType !== undefined) {
    return {
      description: 'The file.',
      content: fileContent([contentType]),
    };
  }
  const schema = output ? schemaOf(output, 'output') : {};
  return { description: 'Success.', content: { 'application/json': { schema } } };
}

function fileContent(types: readonly string[]): Json {
  return Object.fromEntries(
    types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
  );
}

/** Everything the operation can answer but success, in the order in which the gateway looks. */
function problemsOf({ name, access, method, bodyTypes, problems }: Operation): ProblemCode[] {
  return [
    // A token that proves nobody is refused wherever tokens are read, public operations included.
    ...(OPERATIONS_WITHOUT_CALLER.has(name) ? [] : NOBODY_KNOWN),
    ...(name === WEBHOOK ? [] : (['too-many-requests'] as const)),
    ...(access === 'operator' || access === 'staff' ? (['forbidden'] as const) : []),
    ...(method === 'GET' ? [] : (['body-too-large'] as const)),
    ...(method === 'GET' || name === WEBHOOK || bodyTypes.length > 0
      ? []
      : (['unsupported-media-type'] as const)),
    'invalid-input',
    ...problems,
    ...ALWAYS,
  ];
}

function refusals(operation: Operation): Record<string, Json> {
  const codes = problemsOf(operation);
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
