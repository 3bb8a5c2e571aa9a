import { join } from 'node:path';
import { AUTH_SECRET, type House } from '../house/open-house.ts';
import { type Program, startProgram } from '../house/processes.ts';
import { Connection } from '../load/connection.ts';
import { holdRequest, type Stock } from '../load/hold-requests.ts';
import { joinRequest } from '../load/press-joins.ts';
import { buyerHeader, guestHeader, memberOf, post } from '../load/requests.ts';

const SCRIPT = join(import.meta.dirname, 'echo.ts');
const READY_MS_MAX = 30_000;

/** An echo that says what that house has just said to one real buyer, who took pair 0 of the stock. */
export async function startEcho(house: House, stock: Stock): Promise<Program> {
  const connection = await Connection.open(house.port);
  const buyer = guestHeader(AUTH_SECRET, 0);
  const answers: Record<string, unknown> = {};
  const ask = async (name: string, request: string): Promise<Buffer> => {
    const { status, body } = await connection.ask(request);
    if (status >= 300) throw new Error(`${name} was answered ${status}: ${String(body)}`);
    answers[name] = { status, body: JSON.parse(String(body)) as unknown };
    return body;
  };
  const holdId = memberOf(await ask('holds', holdRequest(stock, 0, buyer)), 'holdId');
  const order = await ask('orders', post('/api/v1/orders', buyer, `{"holdId":"${holdId}"}`));
  const pay = `/api/v1/orders/${memberOf(order, 'orderId')}/confirm-payment`;
  await ask('confirm-payment', post(pay, buyer, '{"paymentToken":"tok_success"}'));
  connection.close();
  return echoOf(house, answers);
}

/** An echo that says what that house has just said to somebody who joined that room. */
export async function startJoinEcho(house: House, roomId: string): Promise<Program> {
  const connection = await Connection.open(house.port);
  const { status, body } = await connection.ask(
    joinRequest(roomId, buyerHeader(AUTH_SECRET, 'usr_first')),
  );
  connection.close();
  if (status !== 201) throw new Error(`joining was answered ${status}: ${String(body)}`);
  return echoOf(house, { join: { status, body: JSON.parse(String(body)) as unknown } });
}

function echoOf(house: House, answers: Readonly<Record<string, unknown>>): Promise<Program> {
  return startProgram({
    script: SCRIPT,
    env: { ANSWERS: JSON.stringify(answers) },
    readyPath: '/readyz',
    readyMsMax: READY_MS_MAX,
    logFile: join(house.folder, 'echo.log'),
  });
}
