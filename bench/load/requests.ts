import { createHmac } from 'node:crypto';

const TOKEN_SECONDS = 12 * 3_600;

/** A POST as it travels, of JSON or of nothing; `headers` are whole lines, each with its end. All is ASCII. */
export function post(path: string, headers: string, body = ''): string {
  const type = body === '' ? '' : 'content-type: application/json\r\n';
  return (
    `POST ${path} HTTP/1.1\r\nhost: bench\r\n${type}` +
    `content-length: ${body.length}\r\n${headers}\r\n${body}`
  );
}

/** The Authorization line of a buyer, signed as the house signs it (HS256, `sub`, `roles`, `exp`). */
export function buyerHeader(authSecret: string, buyerId: string): string {
  return tokenHeader(authSecret, buyerId, 'buyer');
}

/** Who runs the house, and owns its first organisation (house/prepare.ts). */
export const OPERATOR_ID = 'usr_operator';

/** The same of the operator. */
export function operatorHeader(authSecret: string): string {
  return tokenHeader(authSecret, OPERATOR_ID, 'operator');
}

function tokenHeader(authSecret: string, userId: string, role: string): string {
  const issuedAt = Math.floor(Date.now() / 1_000);
  const claims = { roles: [role], sub: userId, iat: issuedAt, exp: issuedAt + TOKEN_SECONDS };
  const text = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = createHmac('sha256', authSecret).update(text).digest('base64url');
  return `authorization: Bearer ${text}.${signature}\r\n`;
}

/** Guests whom the house knows: `usr_bench-0` … (see prepare.ts), for whoever orders something. */
export const GUESTS = 50_000;

export function guestHeader(authSecret: string, n: number): string {
  return buyerHeader(authSecret, `usr_bench-${n % GUESTS}`);
}

export function keyHeader(key: string): string {
  return `idempotency-key: ${key}\r\n`;
}

export function get(path: string, headers = ''): string {
  return `GET ${path} HTTP/1.1\r\nhost: bench\r\n${headers}\r\n`;
}

/** A text member of a JSON body, without parsing all of it. */
export function memberOf(body: Buffer, name: string): string {
  const start = body.indexOf(`"${name}":"`);
  if (start < 0) throw new Error(`no ${name} in ${body.toString().slice(0, 300)}`);
  const from = start + name.length + 4;
  return body.toString('latin1', from, body.indexOf('"', from));
}
