/**
 * Names of signs that are refused, as the Unicode Character Database 17.0 gives them (no runtime
 * knows them); of what has none, or belongs to a large family, what it is.
 */
const names: Readonly<Record<number, string>> = {
  0x0000: 'NULL',
  0x0007: 'BELL',
  0x0008: 'BACKSPACE',
  0x0009: 'TAB',
  0x000a: 'LINE FEED',
  0x000b: 'LINE TABULATION',
  0x000c: 'FORM FEED',
  0x000d: 'CARRIAGE RETURN',
  0x001b: 'ESCAPE',
  0x007f: 'DELETE',
  0x0085: 'NEXT LINE',
  0x00ad: 'SOFT HYPHEN',
  0x034f: 'COMBINING GRAPHEME JOINER',
  0x061c: 'ARABIC LETTER MARK',
  0x115f: 'HANGUL CHOSEONG FILLER',
  0x1160: 'HANGUL JUNGSEONG FILLER',
  0x1680: 'OGHAM SPACE MARK',
  0x17b4: 'KHMER VOWEL INHERENT AQ',
  0x17b5: 'KHMER VOWEL INHERENT AA',
  0x180e: 'MONGOLIAN VOWEL SEPARATOR',
  0x200b: 'ZERO WIDTH SPACE',
  0x200c: 'ZERO WIDTH NON-JOINER',
  0x200d: 'ZERO WIDTH JOINER',
  0x200e: 'LEFT-TO-RIGHT MARK',
  0x200f: 'RIGHT-TO-LEFT MARK',
  0x2028: 'LINE SEPARATOR',
  0x2029: 'PARAGRAPH SEPARATOR',
  0x202a: 'LEFT-TO-RIGHT EMBEDDING',
  0x202b: 'RIGHT-TO-LEFT EMBEDDING',
  0x202c: 'POP DIRECTIONAL FORMATTING',
  0x202d: 'LEFT-TO-RIGHT OVERRIDE',
  0x202e: 'RIGHT-TO-LEFT OVERRIDE',
  0x2060: 'WORD JOINER',
  0x2061: 'FUNCTION APPLICATION',
  0x2062: 'INVISIBLE TIMES',
  0x2063: 'INVISIBLE SEPARATOR',
  0x2064: 'INVISIBLE PLUS',
  0x2066: 'LEFT-TO-RIGHT ISOLATE',
  0x2067: 'RIGHT-TO-LEFT ISOLATE',
  0x2068: 'FIRST STRONG ISOLATE',
  0x2069: 'POP DIRECTIONAL ISOLATE',
  0x2800: 'BRAILLE PATTERN BLANK',
  0x3164: 'HANGUL FILLER',
  0xfeff: 'ZERO WIDTH NO-BREAK SPACE (byte order mark)',
  0xffa0: 'HALFWIDTH HANGUL FILLER',
  0xfff9: 'INTERLINEAR ANNOTATION ANCHOR',
  0xfffa: 'INTERLINEAR ANNOTATION SEPARATOR',
  0xfffb: 'INTERLINEAR ANNOTATION TERMINATOR',
  0xfffc: 'OBJECT REPLACEMENT CHARACTER',
  0xfffd: 'REPLACEMENT CHARACTER (something was lost before it was sent)',
};

type Family = readonly [from: number, to: number, what: string];

const families: readonly Family[] = [
  [0x0000, 0x001f, 'a control character'],
  [0x0080, 0x009f, 'a control character'],
  [0x180b, 0x180f, 'a variation selector'],
  [0x2000, 0x200a, 'a space of another width'],
  [0x205f, 0x205f, 'a space of another width'],
  [0x206a, 0x206f, 'a deprecated format character'],
  [0xd800, 0xdfff, 'half of a character (a lone surrogate)'],
  [0xe000, 0xf8ff, 'a private-use character'],
  [0xfdd0, 0xfdef, 'a noncharacter'],
  [0xfe00, 0xfe0f, 'a variation selector'],
  [0xe0000, 0xe007f, 'a tag character'],
  [0xe0100, 0xe01ef, 'a variation selector'],
  [0xf0000, 0xffffd, 'a private-use character'],
  [0x100000, 0x10fffd, 'a private-use character'],
];

/** What a refused sign is, in words that a person can look up. */
export function nameOfSign(code: number): string {
  const name = names[code];
  if (name !== undefined) return name;
  const family = families.find(([from, to]) => code >= from && code <= to);
  if (family !== undefined) return family[2];
  if ((code & 0xfffe) === 0xfffe) return 'a noncharacter';
  const sign = String.fromCodePoint(code);
  if (/\p{Emoji}/u.test(sign)) return 'an emoji';
  return /\p{Cn}/u.test(sign) ? 'a code point without a character' : 'a format character';
}
