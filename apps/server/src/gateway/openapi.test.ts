import type { ProblemCode } from '@houseful/contract/problems';
import { ROLE_RIGHTS } from '@houseful/contract/staff';
import { expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { allOperations } from './operations.ts';

interface Described {
  readonly operationId: string;
  readonly responses: Record<string, { readonly description: string }>;
}

const { paths } = openApiDocument(allOperations, '0.0.0-test') as {
  paths: Record<string, Record<string, Described>>;
};

/** The problem codes that the document names for an operation. */
function problemsOf(name: string): Set<string> {
  const described = Object.values(paths)
    .flatMap((item) => Object.values(item))
    .find(({ operationId }) => operationId === name);
  const texts = Object.values(described?.responses ?? {}).map(({ description }) => description);
  return new Set(texts.flatMap((text) => text.match(/(?<=`)[a-z-]+(?=`)/g) ?? []));
}

/** The operations whose documented problems include the code. */
const answering = (code: ProblemCode): string[] =>
  allOperations.map(({ name }) => name).filter((name) => problemsOf(name).has(code));

const named = (...names: string[]) => names.toSorted();
const all = allOperations.map(({ name }) => name);
const allBut = (...names: string[]) => all.filter((name) => !names.includes(name));
const writing = allOperations.filter(({ method }) => method !== 'GET').map(({ name }) => name);

test('every operation can be overloaded, broken, or asked the wrong way', () => {
  expect(all.length).toBeGreaterThan(30);
  expect(answering('overloaded')).toEqual(all);
  expect(answering('bug')).toEqual(all);
  expect(answering('invalid-input')).toEqual(all);
});

test('a bad token is refused by all operations that read one, the public ones included', () => {
  const readsNone = ['login', 'refresh', 'logout', 'continueAsGuest', 'receivePaymentWebhook'];
  expect(answering('unauthenticated')).toEqual(allBut(...readsNone));
  expect(answering('token-expired')).toEqual(allBut(...readsNone));
});

test('whatever may carry a body says what bodies it refuses; webhooks and pictures are judged by their bytes', () => {
  expect(answering('body-too-large')).toEqual(writing);
  expect(answering('unsupported-media-type')).toEqual(
    writing.filter((name) => name !== 'receivePaymentWebhook' && name !== 'uploadImage'),
  );
});

test('everybody is limited but the providers; the back office is for its staff, passwords are not for guests', () => {
  expect(answering('too-many-requests')).toEqual(allBut('receivePaymentWebhook'));
  const ofStaff = allOperations.filter(({ access }) => access === 'staff' || access === 'operator');
  expect(answering('forbidden').toSorted()).toEqual(
    named(
      'changePassword',
      'findGateTickets',
      'setUp',
      ...ofStaff.map(({ name }) => name),
    ).toSorted(),
  );
});

test('no operation repeats what all can answer', () => {
  const common = ['overloaded', 'invalid-input', 'bug', 'too-many-requests', 'unauthenticated'];
  const repeated = allOperations.flatMap(({ name, problems }) =>
    problems.filter((code) => common.includes(code)).map((code) => `${name}: ${code}`),
  );
  expect(repeated).toEqual([]);
});

test('whoever may call as staff, for a right that some role has', () => {
  const rights = new Set(Object.values(ROLE_RIGHTS).flat());
  for (const { name, access, right } of allOperations) {
    expect([name, right === undefined]).toEqual([name, access !== 'staff']);
    if (right !== undefined) expect(rights).toContain(right);
  }
});
