import { isMainThread } from 'node:worker_threads';

// Loaded into the server by start.mjs, which holds a channel to it open. The channel closes when start.mjs ends, also
// when it is killed: the server then shuts down as if it had been asked to.
if (isMainThread && process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
