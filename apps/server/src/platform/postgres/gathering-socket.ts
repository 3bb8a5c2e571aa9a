import { Socket } from 'node:net';

/**
 * A connection that sends what is written within one turn of the program as one packet: statements
 * that are asked together travel together, at the price of one system call.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  // Not before: `connect` puts its own `write` in place.
  socket.once('connect', () => gatherWrites(socket));
  return socket;
}

function gatherWrites(socket: Socket): void {
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  let gathering = false;
  socket.write = (...given: unknown[]) => {
    if (!gathering) {
      gathering = true;
      socket.cork();
      process.nextTick(() => {
        gathering = false;
        socket.uncork();
      });
    }
    return write(...given);
  };
}
