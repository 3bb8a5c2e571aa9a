import { createServer, ServerResponse } from 'node:http';
import { isMainThread } from 'node:worker_threads';

/**
 * Imported before the program, this lets a journey move its clock: `POST /?ms=600000` makes it ten
 * minutes later from now on. The program itself knows nothing of it; timers keep their pace, as on
 * a machine whose clock was set. The address's `port` says where to listen, `ms` where to start.
 */
const here = new URL(import.meta.url);
const MachineDate = Date;
let offsetMs = Number(here.searchParams.get('ms') ?? 0);

const now = () => MachineDate.now() + offsetMs;

if (isMainThread) {
  const MovedDate = new Proxy(MachineDate, {
    construct: (target, given, asked) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  MachineDate.prototype.constructor = MovedDate;
  globalThis.Date = MovedDate;

  // Node stamps its answers from a clock of its own, which nothing can reach.
  const { writeHead } = ServerResponse.prototype;
  ServerResponse.prototype.writeHead = function stamped(this: ServerResponse, ...given: unknown[]) {
    this.setHeader('Date', new MovedDate().toUTCString());
    return Reflect.apply(writeHead, this, given);
  };

  createServer((request, response) => {
    offsetMs += Number(new URL(request.url ?? '/', here).searchParams.get('ms'));
    response.end();
  })
    .listen(Number(here.searchParams.get('port')), '127.0.0.1')
    .unref();
}
