import { connect, createServer, type Socket } from 'node:net';

/** PostgreSQL's answer to a commit that is done: CommandComplete with the tag COMMIT. */
const COMMIT_DONE = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');

/** A line to the database that breaks when it would do most harm. */
export interface LossyLine {
  /** Reaches the same database, through this line. */
  readonly url: string;
  readonly isCut: boolean;
  /**
   * Breaks the line at the `n`-th commit from now: the database has done it, and the program
   * never hears so, nor anything else until the line is mended.
   */
  cutAtCommit(n: number): void;
  mend(): void;
  close(): Promise<void>;
}

export async function lossyLine(databaseUrl: string): Promise<LossyLine> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let commitsLeft = Number.POSITIVE_INFINITY;

  const isCut = () => commitsLeft <= 0;
  const cut = () => sockets.forEach((socket) => void socket.destroy());

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A broken line is what this is for; whoever is at its end hears of it by its closing.
    socket.on('error', () => socket.destroy());
    return socket;
  }

  const server = createServer((program) => {
    keep(program);
    if (isCut()) {
      program.destroy();
      return;
    }
    const database = keep(connect(Number(port), hostname));
    program.pipe(database);
    database.on('end', () => program.end());
    let tail: Buffer = Buffer.alloc(0);
    database.on('data', (chunk) => {
      const heard = Buffer.concat([tail, chunk]);
      tail = heard.subarray(-(COMMIT_DONE.length - 1));
      commitsLeft -= countCommits(heard);
      if (isCut()) cut();
      else program.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);

  return {
    url: url.href,
    get isCut() {
      return isCut();
    },
    cutAtCommit: (n) => {
      commitsLeft = n;
    },
    mend: () => {
      commitsLeft = Number.POSITIVE_INFINITY;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

/** The tail of what came before is shorter than the answer, so none is counted twice. */
function countCommits(heard: Buffer): number {
  let count = 0;
  let at = heard.indexOf(COMMIT_DONE);
  while (at >= 0) {
    count += 1;
    at = heard.indexOf(COMMIT_DONE, at + COMMIT_DONE.length);
  }
  return count;
}
