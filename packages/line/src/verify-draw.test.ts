import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DrawProof } from '@houseful/contract/draw-proof';
import { fc } from '@fast-check/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyBlocks } from './any-blocks.fixture.ts';
import { drawOf, openDraw } from './draw.ts';
import { leasedOf } from './number-blocks.ts';
import { proofText } from './proof.ts';
import { portableDigests } from './sha256.ts';
import { drawnLobby } from './small-lobby.fixture.ts';

const TOOL = fileURLToPath(new URL('../../../tools/verify-draw.mjs', import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-draw-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function verify(proof: string, ...args: string[]) {
  const path = join(folder, 'proof.json');
  writeFileSync(path, proof);
  const { status, stdout, stderr } = spawnSync(process.execPath, [TOOL, path, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/**
 * The tool's own code on many proofs at once: each line of input is a proof, each of the output the
 * exit code and the last place asked for. A process a proof would take minutes.
 */
const DRIVER = `
  import { readFileSync, writeFileSync } from 'node:fs';
  const cases = JSON.parse(readFileSync(process.argv[1], 'utf8'));
  const log = console.log;
  const answers = [];
  for (const [index, { text, number }] of cases.entries()) {
    const path = process.argv[1] + '.proof';
    writeFileSync(path, text, 'latin1');
    const said = [];
    console.log = (line) => said.push(line);
    process.argv = [process.argv[0], process.argv[1], path, ...(number === null ? [] : [String(number)])];
    await import(process.env.TOOL + '?' + index);
    answers.push({ status: process.exitCode, said: said.join('\\n') });
    process.argv = [process.argv[0], process.argv[1]];
  }
  process.exitCode = 0;
  log(JSON.stringify(answers));
`;

interface Case {
  readonly text: string;
  readonly number: number | null;
}

function verifyAll(cases: readonly Case[]): { status: number; said: string }[] {
  const path = join(folder, 'cases.json');
  writeFileSync(path, JSON.stringify(cases));
  const out = execFileSync(process.execPath, ['--input-type=module', '--eval', DRIVER, path], {
    encoding: 'utf8',
    env: { ...process.env, TOOL: `file://${TOOL}` },
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(out) as { status: number; said: string }[];
}

test('the stand-alone verifier, which shares no code with us, finds the same places', () => {
  const lobbies = fc.sample(
    fc.record({ blocks: anyBlocks, word: fc.string(), randomness: fc.constant(null) }),
    { seed: 5, numRuns: 40 },
  );
  const large = { from: 0, to: 10_000_000, joins: 9_999_999, reported: true };
  const proofs = [
    ...lobbies.map(drawnLobby),
    ...[1, 2, 3].map((i) => drawnLobby({ blocks: [large], word: `${i}` })),
  ];
  const cases = proofs.flatMap((proof, i) => {
    const numbers = [0, 3, 7, i * 3, leasedOf(proof.blocks) - 1, leasedOf(proof.blocks) + 4];
    return numbers.filter((n) => n >= 0).map((number) => ({ proof, number }));
  });
  const answers = verifyAll(cases.map(({ proof, number }) => ({ text: proofText(proof), number })));
  cases.forEach(({ proof, number }, i) => {
    const rank = openDraw(drawOf(proof), portableDigests).rankOf(number);
    const { status, said } = answers[i] as { status: number; said: string };
    expect(status).toBe(rank === null ? 1 : 0);
    expect(said).toContain(
      rank === null ? `Number ${number} was never given out` : `place ${rank + 1}`,
    );
  });
});

test('whichever byte of a proof is changed, it does not hold any more', () => {
  const text = proofText(drawnLobby());
  const cases = [...text].flatMap((letter, i) =>
    [1, 32, 128].map((bit) => {
      const changed = String.fromCharCode(letter.charCodeAt(0) ^ bit);
      return { text: text.slice(0, i) + changed + text.slice(i + 1), number: null };
    }),
  );
  const passed = verifyAll(cases).flatMap(({ status }, i) =>
    status === 1 ? [] : [(cases[i] as Case).text],
  );
  expect(cases.length).toBeGreaterThan(2000);
  expect(passed).toEqual([]);
});

test('a field left out, added, repeated or of another kind is found, too', () => {
  const proof = drawnLobby();
  const text = proofText(proof);
  const fields = Object.keys(proof) as (keyof DrawProof)[];
  const cases = fields.flatMap((field) => {
    const { [field]: value, ...rest } = proof;
    return [
      JSON.stringify(rest),
      JSON.stringify({ ...proof, [field]: null }),
      JSON.stringify({ ...proof, [field]: [value] }),
      JSON.stringify({ ...proof, [field]: String(value) }),
      JSON.stringify({ ...rest, [field]: value }),
    ]
      .filter((changed) => `${changed}\n` !== text)
      .map((changed) => ({ text: `${changed}\n`, number: null }));
  });
  const odd = [
    '',
    'null\n',
    '[]\n',
    `${text}\n`,
    text.trim(),
    ` ${text}`,
    `${JSON.stringify(proof, null, 2)}\n`,
    text.replace('"count":13', '"count":1.3e1'),
    text.replace('"count":13', '"count":12,"count":13'),
    text.replace('wtr_', '\\u0077tr_'),
    text.replace('}\n', ',"note":"nothing to see"}\n'),
  ].map((changed) => ({ text: changed, number: null }));
  const passed = verifyAll([...cases, ...odd]).flatMap(({ status }, i) =>
    status === 1 ? [] : [[...cases, ...odd][i]],
  );
  expect(passed).toEqual([]);
});

test('run as people run it, it says in words what it checked', () => {
  const proof = drawnLobby();
  const rank = openDraw(drawOf(proof), portableDigests).rankOf(2) as number;
  const { status, stdout } = verify(proofText(proof), '2');
  expect(status).toBe(0);
  expect(stdout).toContain('Draw of the waiting room wtr_example');
  expect(stdout).toContain('given out to 13 people');
  expect(stdout).toContain('8 of these numbers lie in blocks that were lost');
  expect(stdout).toContain(`Number 2 has place ${rank + 1} of 13.`);
  expect(stdout).toContain(proof.commitment);
});

test('with the noted commitment it finds a proof that was made up as a whole', () => {
  const { commitment } = drawnLobby();
  const forged = proofText(drawnLobby({ word: 'chosen afterwards' }));
  expect(verify(proofText(drawnLobby()), '--commitment', commitment).status).toBe(0);
  const { status, stdout } = verify(forged, '--commitment', commitment);
  expect(status).toBe(1);
  expect(stdout).toContain('not the one you noted');
});

test('with a noted head of the chain it finds leases that were changed since', () => {
  const { blocks, chainHead } = drawnLobby();
  const more = [...blocks, { from: 20, to: 24, joins: 2, reported: true }];
  expect(verify(proofText(drawnLobby({ blocks: more })), '--chain-head', chainHead).status).toBe(0);
  const other = blocks.map((block, i) => (i === 3 ? { ...block, to: 21 } : block));
  const { status, stdout } = verify(
    proofText(drawnLobby({ blocks: other })),
    '--chain-head',
    chainHead,
  );
  expect(status).toBe(1);
  expect(stdout).toContain('never had the head you noted');
});

test.each([
  [['--commitment']],
  [['--commitment', 'abc']],
  [['-3']],
  [['1', '2']],
  [['x']],
  [['--chain-head', 'abc']],
])('called with %j it says how it is used', (args) => {
  const { status, stderr } = verify(proofText(drawnLobby()), ...args);
  expect(status).toBe(2);
  expect(stderr).toContain('Use:');
});

test('a file that is not there cannot be checked', () => {
  const { status } = spawnSync(process.execPath, [TOOL, join(folder, 'none.json')]);
  expect(status).toBe(2);
});
