// The entry: runs on any Node from 20 on, installs what the lockfile asks, builds the website, and hands over to the
// server on Node 24. Nothing is imported before the version is checked, and no newer syntax is used, so that an older
// Node gets as far as the message.
const OLDEST_NODE = 20;

if (parseInt(process.versions.node, 10) < OLDEST_NODE) {
  console.error(
    `Houseful needs Node ${OLDEST_NODE} or newer to start (this is ${process.versions.node}): ` +
      'install it from https://nodejs.org and start again.',
  );
  process.exit(1);
}

void import('./scripts/serve.mjs').then(({ serve }) => serve(import.meta.url));
