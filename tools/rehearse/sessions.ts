import type { Api } from './api.ts';
import { Halt, orHalt } from './stage.ts';

const AT_ONCE = 24;
/** A token that ends sooner is changed first. */
const SPARE_MS = 60_000;

/** Somebody of the crowd, as a browser keeps them. */
export interface Person {
  /** A good access token, renewed when its time is nearly over. */
  token(): Promise<string>;
}

interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: string;
}

/**
 * Guests, each an identity of its own, opened over the API.
 * @throws Halt when the installation counts requests: thousands from one machine are what its limits are for
 */
export async function openGuests(api: Api, count: number): Promise<Person[]> {
  const people: Person[] = [];
  async function openSome(): Promise<void> {
    while (people.length < count) {
      const place = people.length;
      people.push({ token: async () => '' });
      const answer = await api.ask<Session>('guest', 'POST', '/auth/guest', { body: {} });
      if (answer.status === 429) {
        throw new Halt(
          'The installation counts requests, and a crowd from one machine is what its limits are there for.\n' +
            'Start it with RATE_LIMITS=off for the time of the rehearsal; the limits themselves are not rehearsed.',
        );
      }
      people[place] = personOf(api, orHalt(answer, 201, 'A guest was not let in').body);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, openSome));
  return people;
}

function personOf(api: Api, first: Session): Person {
  let session = first;
  let renewing: Promise<string> | null = null;

  async function renew(): Promise<string> {
    const answer = await api.insist<Session>('refresh', 'POST', '/auth/refresh', {
      body: { refreshToken: session.refreshToken },
    });
    if (answer.status === 200) session = answer.body;
    return session.accessToken;
  }

  return {
    token: async () => {
      if (Date.parse(session.expiresAt) - Date.now() > SPARE_MS) return session.accessToken;
      renewing ??= renew().finally(() => {
        renewing = null;
      });
      return renewing;
    },
  };
}
