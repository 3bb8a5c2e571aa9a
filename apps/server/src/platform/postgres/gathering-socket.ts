import { Socket } from 'node:net';

/**
 * A connection that sends what was written within one turn of the program as one packet: statements
 * that are asked together travel together, at the price of one system call.
 */
export class GatheringSocket extends Socket {
  #gathering = false;

  override write(...args: Parameters<Socket['write']>): boolean {
    if (!this.#gathering) {
      this.#gathering = true;
      this.cork();
      process.nextTick(() => {
        this.#gathering = false;
        this.uncork();
      });
    }
    return super.write(...args);
  }
}
