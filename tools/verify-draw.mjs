#!/usr/bin/env node
// Re-computes a published draw, and anybody's place in it, from the proof alone: no network, no
// packages, Node 20 or newer. The algorithm is docs/draw.md; this file shares no code with the house.
//
//   node verify-draw.mjs proof.json                  does the proof hold?
//   node verify-draw.mjs proof.json 12345            … and which place has number 12345?
//   node verify-draw.mjs proof.json 12345 --commitment <the 64 digits you noted beforehand>
//   node verify-draw.mjs proof.json --chain-head <the 64 digits you noted while the lobby was open>
//
// Ends with 0 when everything holds, 1 when something does not, 2 when it could not be checked.
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const text = (lines) => lines.map((line) => `${line}\n`).join('');
const sha256 = (...lines) => createHash('sha256').update(text(lines)).digest('hex');

class Broken extends Error {}
function must(holds, otherwise) {
  if (!holds) throw new Broken(otherwise);
}

const whole = (value) => Number.isSafeInteger(value) && value >= 0 && value <= 2 ** 40;
const like = (value, pattern) => typeof value === 'string' && pattern.test(value);
const hex = (value) => like(value, /^[0-9a-f]{64}$/);
const line = (value, longest) =>
  value === null || (like(value, /^[!-~]([ -~]*[!-~])?$/) && value.length <= longest);

/** The proof, if the file is written exactly as proofs are: these fields, this order, no spaces. */
function readProof(file) {
  let read;
  try {
    read = JSON.parse(file);
  } catch {
    throw new Broken('The file is not JSON.');
  }
  must(typeof read === 'object' && read !== null, 'The file is not a proof.');
  const { format, roomId, commitment, randomnessSource, blocks, chainHead, closedAt } = read;
  const { count, seal, randomness, secret, key } = read;
  must(format === 'houseful-draw/1', 'The file is not a proof of the format houseful-draw/1.');
  must(like(roomId, /^[a-z0-9][a-z0-9_-]{0,79}$/i), 'The room has no proper id.');
  must(like(closedAt, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/), 'The moment of closing is not an instant.');
  must([commitment, chainHead, seal, secret, key].every(hex), 'A hash is not 64 digits long.');
  must(line(randomnessSource, 200) && line(randomness, 500), 'The randomness is not one line.');
  must(whole(count) && Array.isArray(blocks), 'The count or the blocks are missing.');
  const copies = blocks.map((block) => {
    const { from, to, joins, reported } = block ?? {};
    must([from, to, joins].every(whole) && typeof reported === 'boolean', 'A block is malformed.');
    return { from, to, joins, reported };
  });
  const head = { format, roomId, commitment, randomnessSource, blocks: copies };
  const proof = { ...head, chainHead, closedAt, count, seal, randomness, secret, key };
  must(
    `${JSON.stringify(proof)}\n` === file,
    'The file is not byte for byte in the published form: one line of JSON, fields in order.',
  );
  return proof;
}

/** Goes through the story of the draw; says each thing that holds, throws at the first that does not. */
function verify(proof, { noted, seen }, say) {
  const { roomId, commitment, randomnessSource, blocks, secret, randomness } = proof;
  if (noted) {
    must(noted === commitment, 'The commitment is not the one you noted: another secret was used.');
    say('The commitment is the one you noted.');
  }
  must(
    sha256('houseful-draw/1 commitment', roomId, randomnessSource ?? '', secret) === commitment,
    'The commitment was not made of this secret, room and source.',
  );
  say('The revealed secret is the one the commitment was made of.');

  let chain = sha256('houseful-draw/1 chain', roomId, commitment);
  let end = 0;
  let people = 0;
  let passed = chain === seen;
  for (const { from, to, joins, reported } of blocks) {
    must(from === end && to > from, `The block at ${from} does not follow the one before.`);
    must(joins <= to - from, `The block at ${from} gave out more numbers than it had.`);
    must(reported || joins === to - from, `The lost block at ${from} does not count in full.`);
    chain = sha256('houseful-draw/1 lease', chain, `${from} ${to}`);
    passed ||= chain === seen;
    end = to;
    people += joins;
  }
  must(people === proof.count, `The blocks add up to ${people} people, not to ${proof.count}.`);
  say(`${blocks.length} blocks of numbers, without a hole, were given out to ${people} people.`);
  const lost = blocks.filter(({ reported }) => !reported);
  if (lost.length > 0) {
    const numbers = lost.reduce((sum, { joins }) => sum + joins, 0);
    say(`${numbers} of these numbers lie in blocks that were lost, and may be nobody's.`, 'note');
  }
  must(chain === proof.chainHead, 'The chain over the blocks does not end in the published head.');
  say('The chain over the blocks, in the order they were leased, ends in the published head.');
  must(passed || !seen, 'The chain never had the head you noted: the leases were changed since.');
  if (seen) say('The chain passes through the head you noted: no lease before it was changed.');

  const used = blocks.map(({ joins, reported }) => `${joins} ${reported ? 'reported' : 'lost'}`);
  const seal = sha256('houseful-draw/1 seal', chain, proof.closedAt, `${people}`, ...used);
  must(seal === proof.seal, 'The seal does not cover this chain, count and moment of closing.');
  say(`The seal covers all that, and that the lobby closed at ${proof.closedAt}.`);

  must(
    (randomness === null) === (randomnessSource === null),
    'Public randomness was announced and not used, or used and not announced.',
  );
  const mac = createHmac('sha256', Buffer.from(secret, 'hex'));
  const key = mac.update(text(['houseful-draw/1 key', seal, randomness ?? ''])).digest('hex');
  must(key === proof.key, 'The key does not follow from secret, seal and public randomness.');
  say('The key follows from the secret, the seal and the public randomness.');
  if (randomness === null) say('No public randomness was mixed in.', 'note');
  else say(`Look it up: "${randomnessSource}" must have given "${randomness}".`, 'note');
}

/** The drawn place of a number, counted from 1; null when nobody was given the number. */
function placeOf(number, { blocks, count, key }) {
  const leased = blocks.at(-1)?.to ?? 0;
  if (number >= leased) return BigInt(count) + BigInt(number - leased) + 1n;
  let index = 0;
  for (const { from, to, joins } of blocks) {
    if (number >= to) index += joins;
    else if (number >= from + joins) return null;
    else {
      index += number - from;
      break;
    }
  }
  return permute(BigInt(index), BigInt(count), Buffer.from(key, 'hex')) + 1n;
}

function permute(start, size, key) {
  let rows = 16n;
  while (rows * rows < size) rows += 1n;
  let columns = (size + rows - 1n) / rows;
  if (columns < 16n) columns = 16n;
  let cell = start;
  do {
    let [row, column] = [cell / columns, cell % columns];
    for (let round = 0; round < 16; round += 1) {
      const even = round % 2 === 0;
      const message = Buffer.alloc(9, round);
      message.writeBigUInt64BE(even ? column : row, 1);
      const chance = createHmac('sha256', key).update(message).digest().readBigUInt64BE(0);
      if (even) row = (row + chance) % rows;
      else column = (column + chance) % columns;
    }
    cell = row * columns + column;
  } while (cell >= size);
  return cell;
}

function main(args) {
  const option = (name) => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : (args.splice(at, 2)[1] ?? '');
  };
  const noted = option('--commitment');
  const seen = option('--chain-head');
  const [path, wanted, ...more] = args;
  const areHex = [noted, seen].every((value) => value === undefined || hex(value));
  const isNumber = wanted === undefined || /^\d+$/.test(wanted);
  if (!path || more.length > 0 || !areHex || !isNumber) {
    console.error('Use: node verify-draw.mjs proof.json [number] [--commitment <64 hex digits>]');
    console.error('                                   [--chain-head <64 hex digits>]');
    return 2;
  }
  let file;
  try {
    file = readFileSync(path, 'utf8');
  } catch (error) {
    console.error(`The proof cannot be read: ${error.message}`);
    return 2;
  }
  try {
    const proof = readProof(file);
    console.log(`Draw of the waiting room ${proof.roomId}`);
    verify(proof, { noted, seen }, (sentence, mark = 'holds') =>
      console.log(`  ${mark}: ${sentence}`),
    );
    if (wanted !== undefined) {
      const number = Number(wanted);
      must(whole(number), `There is no number ${wanted}.`);
      const place = placeOf(number, proof);
      must(place !== null, `Number ${number} was never given out, says this proof.`);
      if (place > proof.count) console.log(`Number ${number} came after the draw: place ${place}.`);
      else console.log(`Number ${number} has place ${place} of ${proof.count}.`);
    }
    if (!noted) {
      console.log('Now compare this commitment with what was announced before the lobby opened:');
      console.log(`  ${proof.commitment}`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    console.log(`  BROKEN: ${error.message}`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
