import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { platform } from 'node:process';
import type { FastifyInstance, FastifyListenOptions } from 'fastify';
import type { Clock } from '#platform/clock';

/**
 * The event loop takes one new connection of a listening socket in each turn, and a house that is busy makes a few dozen
 * turns a second: thousands who come at once would wait for many seconds before anybody could even refuse them. So
 * several sockets listen on the port, and the system spreads the newcomers over them.
 */
const SOCKETS_PER_ADDRESS = 128;
/** Elsewhere systems have no sockets that share a port, or do not spread connections over them. */
const CAN_SHARE_PORT = platform === 'linux';

/** Connections whose last request ends while the house closes would be kept for the next one, which never comes. */
const HANG_UP_EVERY_MS = 50;

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** Connections that may wait to be taken, on each socket. Past it the system drops them unheard. */
  readonly backlog: number;
  readonly clock: Pick<Clock, 'every'>;
}

/**
 * Listens, with as many sockets as serve a rush. Closing the app closes them all, and waits for what they have in hand.
 * @throws EADDRINUSE when another program has the port, also another house
 */
export async function listenWidely(
  app: FastifyInstance,
  { host, port, backlog, clock }: Listening,
): Promise<void> {
  if (CAN_SHARE_PORT) await refuseTakenPort(host, port);
  const more: Server[] = [];
  let allClosed: Promise<unknown> = Promise.resolve();
  app.addHook('preClose', async () => {
    if (!app.server.listening) return;
    allClosed = Promise.all([once(app.server, 'close'), ...more.map(closed)]);
    const hangUp = () => app.server.closeIdleConnections();
    const stopHangingUp = clock.every(HANG_UP_EVERY_MS, hangUp);
    void allClosed.finally(stopHangingUp);
  });
  // The app itself waits for its own socket only.
  app.addHook('onClose', async () => void (await allClosed));
  if (!CAN_SHARE_PORT) {
    await app.listen({ host, port, backlog });
    return;
  }
  await app.listen({ host, port, backlog, reusePort: true } as FastifyListenOptions);
  for (const address of app.addresses() as AddressInfo[]) {
    for (let count = 1; count < SOCKETS_PER_ADDRESS; count++) {
      const server = createServer((socket) => app.server.emit('connection', socket));
      more.push(server);
      await listen(server, { host: address.address, port: address.port, backlog, reusePort: true });
    }
  }
}

/** A socket that shares its port is not told of others which do: one that does not share is. */
async function refuseTakenPort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await listen(probe, { host, port });
  await closed(probe);
}

function listen(server: Server, options: object): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Takes no more, and resolves when the last of those it took has gone. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
