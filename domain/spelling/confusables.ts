/**
 * Letters that look like one of the Latin alphabet, by script, each with the one it looks like:
 * what https://www.unicode.org/Public/security/latest/confusables.txt (UTS 39) maps to a basic
 * Latin letter, for the scripts whose letters are met in Latin words. Accents are compared apart,
 * so that `і` and `е` cover `ї` and `ё`.
 */
const pairs = {
  Cyrillic:
    'аa ԁd еe һh іi јj ӏl оo рp ԛq гr ѕs уy хx ԝw ѵv үy ' +
    'сc ьb АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT ХX УY ѴV ҮY ԌG ԜW Ӏl ЬB',
  Greek: 'αa γy ιi οo ρp σo υu νv ϲc ϳj ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ͿJ',
  Armenian: 'օo ոn սu ցg հh զq ՕO ՍU ԼL ՏS',
  Cherokee: 'ᎪA ᏴB ᏟC ᎠD ᎬE ᏀG ᎻH ᎥI ᎫJ ᏦK ᏞL ᎷM ᏢP ᎡR ᏚS ᎢT ᏙV ᎳW ᏃZ',
} as const;

/** A script whose letters pass for Latin ones. */
export type Alike = keyof typeof pairs;

export const alikeScripts = ['Cyrillic', 'Greek', 'Armenian', 'Cherokee'] as const;

const latinOf = new Map(
  Object.values(pairs).flatMap((list) => list.split(' ').map((pair) => split(pair))),
);

/** Latin letters that look like one of the Ukrainian alphabet. */
export const latinLikeUkrainian: ReadonlySet<string> = new Set('aeiopcyxABCEHIKMOPTXY');

/** The Latin letter that this one passes for; undefined where it passes for none. */
export function latinFor(letter: string): string | undefined {
  return latinOf.get(letter);
}

const blanks = /[\p{Zs}\t\n]/gu;
const quotes = /[\u2018\u2019\u201B\u02BC\u02B9\u2032\u00B4`]/gu;
const doubles = /[\u201C\u201D\u201E\u201F\u2033]/gu;
const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu;
const unshown = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu;

/**
 * What a text looks like, roughly (UTS 39 section 4, `skeleton`): two texts that a reader can not
 * tell apart have the same. Letters of other scripts become those that they pass for, styled and
 * accented letters come apart, signs that are not seen go, kinds of spaces, quotes and dashes are one.
 */
export function looksOf(text: string): string {
  // Before and after: NFKD takes some look-alikes for letters of their own script (`ϲ` for `ς`).
  const plain = latinised(text.normalize('NFD'))
    .normalize('NFKD')
    .replaceAll(blanks, ' ')
    .replaceAll(unshown, '')
    .replaceAll(quotes, "'")
    .replaceAll(doubles, '"')
    .replaceAll(dashes, '-');
  return latinised(plain);
}

function latinised(text: string): string {
  return Array.from(text, (sign) => latinOf.get(sign) ?? sign).join('');
}

function split(pair: string): [string, string] {
  const [letter = '', latin = ''] = Array.from(pair);
  return [letter, latin];
}
