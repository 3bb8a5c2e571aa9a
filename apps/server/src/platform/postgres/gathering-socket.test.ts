import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { gatheringSocket } from '#platform/postgres/gathering-socket';

test('what is written in one turn goes to the system at once', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = gatheringSocket();
  const sent = vi.fn();
  try {
    const accepted = once(server, 'connection');
    socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    const [other] = (await accepted) as [Socket];
    // What the stream hands to the system: one chunk by `_write`, several by `_writev`.
    const { _write: one, _writev: several } = socket;
    socket._write = (...given) => (sent(), one.apply(socket, given));
    socket._writev = (...given) => (sent(), several?.apply(socket, given));

    const received = once(other, 'data');
    await Promise.resolve();
    socket.write('begin, ');
    socket.cork();
    socket.write('take, ');
    socket.uncork();
    await Promise.resolve();
    socket.write('commit');

    expect(String((await received)[0])).toBe('begin, take, commit');
    expect(sent).toHaveBeenCalledTimes(1);
    other.destroy();
  } finally {
    socket.destroy();
    server.close();
  }
});
