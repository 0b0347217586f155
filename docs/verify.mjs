// Says whether the receipt of a decision of Nemcon is genuine, without any server and without
// anything but this file:
//
//     node verify.mjs receipt.json [KEY]
//
// KEY is the log's public key as your delegation was given it. Exit code: 0 genuine, 1 not genuine,
// 2 it cannot be said. Needs Node 20 or newer. `verify` below also runs in a browser: it uses
// nothing but Web Crypto. It checks four things:
//   1. what the receipt says was decided has the hash that the log's entry names (RFC 8785, SHA-256)
//   2. the text it names is the one that the entry names
//   3. the checkpoint is signed by the log's key (C2SP signed-note, Ed25519)
//   4. the entry is in the log of that checkpoint (RFC 9162 section 2.1.3.2)

class NoReceipt extends Error {}
class NotGenuine extends Error {}

/** Throws NoReceipt or NotGenuine with a sentence; returns what the receipt says. */
export async function verify(text, givenKey) {
  const receipt = read(text);
  const { leaf, content, index, proof } = receipt;
  const of = hex(await sha256(utf8(canonical(content))));
  if (of !== leaf.hash || content.sequence !== leaf.sequence)
    throw new NotGenuine('what it says was decided is not what its entry in the log was made of');
  if (receipt.text !== leaf.text)
    throw new NotGenuine('the text it names is not the one that its entry in the log names');
  const own = await readKey(receipt.key, NotGenuine);
  const key = givenKey === undefined ? own : await readKey(givenKey, NoReceipt);
  const { size, root } = await openCheckpoint(receipt.checkpoint, key);
  const entry = await sha256(join([0], utf8(canonical(leaf))));
  if (!(await leadsTo(root, entry, index, size, proof)))
    throw new NotGenuine('its entry is not in the log that the checkpoint was signed for');
  return { receipt, size, key: key.text };
}

// 1. The form of the file. A field that is not known is refused: it would not be checked.

const isHash = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isText = (value) => typeof value === 'string' && value !== '';
const isHashOrNull = (value) => value === null || isHash(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0 && value <= 999_999_999;
const isAnything = (value) => value !== undefined;

const leafForm = {
  kind: (value) => value === 'event',
  workflow: isText,
  sequence: isCount,
  hash: isHash,
  text: isHashOrNull,
  salt: (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
};
const contentForm = {
  sequence: isCount,
  at: (value) => Number.isSafeInteger(value),
  by: isAnything,
  event: isAnything,
};
const receiptForm = {
  format: (value) => value === 'nemcon-receipt-1',
  leaf: (value) => hasForm(value, leafForm),
  index: isCount,
  content: (value) => hasForm(value, contentForm),
  text: isHashOrNull,
  proof: (value) => Array.isArray(value) && value.length <= 64 && value.every(isHash),
  checkpoint: isText,
  key: isText,
};

function hasForm(value, form) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = Object.keys(form);
  return (
    Object.keys(value).every((field) => fields.includes(field)) &&
    fields.every((field) => Object.hasOwn(value, field) && form[field](value[field]))
  );
}

function read(text) {
  if (text.length > 1_000_000) throw new NoReceipt('the file is longer than any receipt');
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NoReceipt('the file is not JSON');
  }
  if (!hasForm(value, receiptForm)) throw new NoReceipt('the file has not the form of a receipt');
  return value;
}

// 2. The canonical form of JSON: no spaces, fields in order (RFC 8785).

function canonical(value) {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new NotGenuine('it holds a text that is not well-formed');
    return JSON.stringify(value);
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new NotGenuine('it holds a number that is too large');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.keys(value).toSorted();
  return `{${fields.map((field) => `${canonical(field)}:${canonical(value[field])}`).join(',')}}`;
}

// 3. The checkpoint: lines with the log's name, its size and its root, an empty line, signatures.

/** A public key is one word: name+id+base64 of a 1 (for Ed25519) and the key's 32 bytes. */
async function readKey(word, Fault) {
  const [name = '', id, ...rest] = word.split('+');
  const bytes = fromBase64(rest.join('+'));
  if (!/^[^\s+\p{C}]{1,200}$/u.test(name) || bytes?.length !== 33 || bytes[0] !== 1)
    throw new Fault('the key cannot be read');
  if (hex(await sha256(join(utf8(`${name}\n`), bytes))).slice(0, 8) !== id)
    throw new Fault('the key was copied wrongly');
  const raw = bytes.subarray(1);
  try {
    const key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
    return { name, id, key, text: word };
  } catch {
    throw new Fault('the key is no Ed25519 key');
  }
}

async function openCheckpoint(note, { name, id, key }) {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2).split('\n');
  const isWhole = end >= 0 && lines.length > 1 && lines.length <= 101 && lines.pop() === '';
  // eslint-disable-next-line no-control-regex -- the format forbids them
  if (!isWhole || !text.isWellFormed() || /[\x00-\x09\x0b-\x1f]/.test(text))
    throw new NotGenuine('its checkpoint is not a signed note');
  const signatures = lines.map((line) => {
    const [, by, data] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = data === undefined ? null : fromBase64(data);
    if (bytes === null || bytes.length < 5)
      throw new NotGenuine('a signature line of its checkpoint cannot be read');
    return { by, id: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
  });
  const ours = signatures.find((one) => one.by === name && one.id === id);
  if (ours === undefined) throw new NotGenuine(`its checkpoint is not signed by ${name} ${id}`);
  const isSigned = await crypto.subtle.verify('Ed25519', key, ours.signature, utf8(text));
  if (!isSigned) throw new NotGenuine('the signature of its checkpoint is wrong');
  const [origin, size, base64, ...more] = text.slice(0, -1).split('\n');
  const root = fromBase64(base64 ?? '');
  if (origin !== name || !/^(0|[1-9]\d{0,8})$/.test(size) || root?.length !== 32)
    throw new NotGenuine(`its checkpoint is not one of the log ${name}`);
  if (more.includes('')) throw new NotGenuine('its checkpoint has an empty line in it');
  return { size: Number(size), root };
}

// 4. The way from the entry up to the root.

async function leadsTo(root, entry, index, size, proof) {
  if (index >= size) return false;
  let [ours, last, hash] = [index, size - 1, entry];
  for (const beside of proof.map(fromHex)) {
    if (last === 0) return false;
    if (ours % 2 === 1 || ours === last) {
      hash = await sha256(join([1], beside, hash));
      while (ours % 2 === 0 && ours !== 0) [ours, last] = [half(ours), half(last)];
    } else hash = await sha256(join([1], hash, beside));
    [ours, last] = [half(ours), half(last)];
  }
  return last === 0 && hex(hash) === hex(root);
}

// Bytes.

const half = (value) => Math.floor(value / 2);
const utf8 = (text) => new TextEncoder().encode(text);
const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));

async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Bytes of a base64 text, or null where it is none or not written in the one right way. */
function fromBase64(text) {
  try {
    const binary = atob(text);
    if (btoa(binary) !== text) return null;
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

// The command line.

/** Each value as JSON, so that nothing in a receipt can pass as a line of ours. */
function told({ receipt, size, key }) {
  const { index, leaf, content, text } = receipt;
  return `Genuine: this is entry ${index} of a log that had ${size} entries when it was signed.
  what   ${JSON.stringify(content.event)}
  where  ${JSON.stringify(leaf.workflow)}, event ${content.sequence}
  by     ${JSON.stringify(content.by)}
  when   ${new Date(content.at).toJSON()}
  text   ${text ?? 'none'}
  key    ${key}
Compare the key with the one that your delegation was given.`;
}

async function isCommand() {
  const started = globalThis.process?.argv[1];
  if (started === undefined) return false;
  const { realpathSync } = await import('node:fs');
  const { pathToFileURL } = await import('node:url');
  return pathToFileURL(realpathSync(started)).href === import.meta.url;
}

if (await isCommand()) {
  const [, , file, key] = process.argv;
  try {
    const { readFileSync } = await import('node:fs');
    if (file === undefined) throw new NoReceipt('node verify.mjs receipt.json [KEY]');
    console.log(told(await verify(readFileSync(file, 'utf8'), key?.trim())));
  } catch (error) {
    const isFalse = error instanceof NotGenuine;
    console.error(`${isFalse ? 'Not genuine' : 'It cannot be said'}: ${error.message}.`);
    process.exitCode = isFalse ? 1 : 2;
  }
}
