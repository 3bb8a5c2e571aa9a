import { type IncomingMessage, ServerResponse } from 'node:http';

type EndArguments = Parameters<ServerResponse['end']>;

let ended: { readonly response: GatheringResponse; readonly given: EndArguments }[] = [];

/**
 * An answer that leaves at the end of the turn of the event loop in which it was ready, together with all others of
 * that turn. Whoever reads them on the same machine, a proxy say, is then woken once and not for each of them: of
 * writing one by one that was the dearest part, 20 µs an answer on two cores.
 */
export class GatheringResponse<
  R extends IncomingMessage = IncomingMessage,
> extends ServerResponse<R> {
  override end(...given: unknown[]): this {
    // As everybody around understands it: nothing more will be said.
    Object.defineProperty(this, 'writableEnded', { value: true });
    if (ended.length === 0) setImmediate(sendAll);
    ended.push({ response: this, given: given as EndArguments });
    return this;
  }

  sendNow(given: EndArguments): void {
    super.end(...given);
  }
}

function sendAll(): void {
  const all = ended;
  ended = [];
  for (const { response, given } of all) {
    try {
      response.sendNow(given);
    } catch (error) {
      // What cannot be sent is the trouble of one reader, not of all that wait behind.
      response.destroy(error as Error);
    }
  }
}
