import { spawnSync } from 'node:child_process';
import { narrate, runQuietly } from './run.mjs';

const CANDIDATES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium that starts: CHROMIUM_PATH, else one that is installed, else, as root on Debian and its like, the one of the
 * distribution, installed now.
 * @returns {Promise<string | undefined>} its path, or undefined when there is none to be had
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return starts(given) ? given : undefined;
  const found = installed();
  if (found || process.getuid?.() !== 0 || !starts('apt-get')) return found;
  await narrate('Installing Chromium for the browser journeys', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runQuietly('apt-get', ['update', '-q'], { env });
    const { ok, tail } = await runQuietly('apt-get', ['install', '-y', '-q', 'chromium'], { env });
    if (!ok) console.error(`\n${tail}`);
  });
  return installed();
}

function installed() {
  const name = CANDIDATES.find(starts);
  if (!name || name.startsWith('/')) return name;
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
}

function starts(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
