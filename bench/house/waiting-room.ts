import { Connection } from '../load/connection.ts';
import { get, memberOf, operatorHeader, post } from '../load/requests.ts';
import { AUTH_SECRET, type House } from './open-house.ts';

const OPERATOR = operatorHeader(AUTH_SECRET);

/** A room whose lobby is open to everybody, without limits for networks: the whole crowd comes from one. */
export async function openRoom(house: House, showId: string): Promise<string> {
  const body = await ask(house, 'POST', '/api/v1/waiting-rooms', {
    scope: { kind: 'show', showId },
    joinRules: { placesPerNetworkMax: null, placesPerDeviceMax: null },
  });
  const roomId = memberOf(body, 'roomId');
  await ask(house, 'POST', `/api/v1/waiting-rooms/${roomId}/orders`, { order: 'open' });
  return roomId;
}

/** What an operator asks. @throws Error unless the answer is a good one */
export async function ask(
  house: House,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
): Promise<Buffer> {
  const connection = await Connection.open(house.port);
  const text = JSON.stringify(body ?? {});
  const request =
    method === 'GET' ? get(path, OPERATOR) : post(path, OPERATOR, text).replace('POST', method);
  const answer = await connection.ask(request);
  connection.close();
  if (answer.status < 300) return answer.body;
  throw new Error(`${method} ${path} was answered ${answer.status}: ${String(answer.body)}`);
}
