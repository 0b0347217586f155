import { describe, expect, test } from '@jest/globals';
import { openCheckpoint, signCheckpoint } from '../../audit/checkpoint.ts';
import { KeyUnreadable, makeKey, readPrivateKey, readPublicKey } from '../../audit/keys.ts';
import { NoteRefused, openNote, signNote } from '../../audit/note.ts';
import { emptyRoot, leafHash } from '../../audit/tree.ts';

const log = readPrivateKey(makeKey('nemcon.example/audit'));
const head = { size: 57, root: leafHash('root') };

describe('a signed note', () => {
  test.each([
    {
      who: 'the specification of C2SP',
      key: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
      note: 'This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
    },
    {
      who: 'Go',
      key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
      note: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
    },
  ])('of $who can be read', ({ key, note }) => {
    const known = readPublicKey(key);
    expect(known.text).toBe(key);
    const { text, by } = openNote(note, [known]);
    expect(by).toEqual([known]);
    expect(note.startsWith(`${text}\n`)).toBe(true);
    expect(() => openNote(note.replace('t', 'T'), [known])).toThrow(NoteRefused);
  });

  test('by a stranger beside one whom we know is read; by strangers alone it is not', () => {
    const stranger = readPrivateKey(makeKey('nemcon.example/audit'));
    const note = signNote('said\n', [stranger, log]);
    expect(openNote(note, [log.public]).by).toEqual([log.public]);
    expect(() => openNote(signNote('said\n', [stranger]), [log.public])).toThrow(
      /None of its signatures/,
    );
  });

  test.each([
    ['another text', (note: string) => note.replace('said', 'sang')],
    ['no signature', () => 'said\n\n'],
    ['no empty line', (note: string) => note.replace('\n\n', '\n')],
    ['a hyphen for the dash', (note: string) => note.replace('\u2014', '-')],
    ['its last line break missing', (note: string) => note.trimEnd()],
    ['a control character', (note: string) => note.replace('said', 'said\r')],
    ['101 signatures', (note: string) => note + (note.split('\n\n')[1] ?? '').repeat(100)],
  ])('with %s is refused', (_, change) => {
    expect(() => openNote(change(signNote('said\n', [log])), [log.public])).toThrow(NoteRefused);
  });

  test.each(['said', '', 'said\x07\n', '\ud800\n'])('is not made of %j', (text) => {
    expect(() => signNote(text, [log])).toThrow(TypeError);
  });
});

describe('a key', () => {
  test('is one word that can be written down and read again', () => {
    const word = makeKey('nemcon.example/audit');
    const known = readPublicKey(readPrivateKey(word).public.text);
    expect(openNote(signNote('said\n', [readPrivateKey(word)]), [known]).by).toEqual([known]);
  });

  test.each(['', 'two words', 'a+b', 'line\nbreak'])('is not named %j', (name) => {
    expect(() => makeKey(name)).toThrow(KeyUnreadable);
  });

  test('that was copied wrongly is refused, and the sentence does not tell it', () => {
    const word = makeKey('log');
    const wrong = word.replace(/\+[0-9a-f]{8}\+/, '+00000000+');
    expect(() => readPrivateKey(wrong)).toThrow(KeyUnreadable);
    for (const part of [word.slice(0, -4), word.replace('PRIVATE', 'PUBLIC'), 'nonsense']) {
      let sentence = '';
      try {
        readPrivateKey(part);
      } catch (error) {
        sentence = error instanceof KeyUnreadable ? error.message : '';
      }
      expect(sentence).not.toBe('');
      expect(sentence).not.toContain(word.slice(-40, -6));
    }
    const known = readPrivateKey(word).public.text;
    expect(() => readPublicKey(known.replace('log+', 'lag+'))).toThrow(/copied wrongly/);
  });
});

describe('a checkpoint', () => {
  test('says of which log, how many entries and which root', () => {
    const note = signCheckpoint(head, [log]);
    expect(note.split('\n').slice(0, 2)).toEqual(['nemcon.example/audit', '57']);
    expect(openCheckpoint(note, [log.public])).toEqual({
      ...head,
      origin: 'nemcon.example/audit',
      by: [log.public],
    });
  });

  test('of an empty log can be signed', () => {
    const note = signCheckpoint({ size: 0, root: emptyRoot }, [log]);
    expect(openCheckpoint(note, [log.public])).toMatchObject({ size: 0, root: emptyRoot });
  });

  test('while the key is changed is believed by whoever knows either key', () => {
    const next = readPrivateKey(makeKey('nemcon.example/audit'));
    const note = signCheckpoint(head, [next, log]);
    expect(openCheckpoint(note, [log.public]).by).toEqual([log.public]);
    expect(openCheckpoint(note, [next.public]).by).toEqual([next.public]);
    expect(() => openCheckpoint(signCheckpoint(head, [next]), [log.public])).toThrow(NoteRefused);
  });

  test('of another log is refused, though a key that is known signed it', () => {
    const note = signNote(
      `other.example/log\n57\n${Buffer.from(head.root, 'hex').toString('base64')}\n`,
      [log],
    );
    expect(() => openCheckpoint(note, [log.public])).toThrow(/other.example\/log/);
  });

  test.each(['057', '-1', '5.7', '', '1e3'])('with the size %j is refused', (size) => {
    const root = Buffer.from(head.root, 'hex').toString('base64');
    const note = signNote(`nemcon.example/audit\n${size}\n${root}\n`, [log]);
    expect(() => openCheckpoint(note, [log.public])).toThrow(/not a checkpoint/);
  });
});
