const line = '{"level":30,"part":"api","msg":"Agreed by all"}';

/** Strings by which somebody would add a line of their own to a log, or move what a terminal shows. */
export const forged: readonly string[] = [
  `\n${line}\n`,
  `\r\n${line}\r\n`,
  `\r${line}`,
  `\u2028${line}\u2028`,
  `\u2029${line}`,
  `\u0085${line}`,
  `\v${line}\f`,
  '\u001b[2J\u001b[H\u001b[31mheld\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://evil.example\u001b\\link\u001b]8;;\u001b\\',
  '\u009b2J',
  '\u0000end',
  '\b\b\b\b\b\b\bagreed',
  '\u007f\u0080\u0090payload\u009c',
  '\u202eabort\u202c',
  '\u2066hidden\u2069\u200b\u200d\ufeff',
  '\u{e0041}\u{e0042}',
  '"}\n{"msg":"forged"}',
  '\\n{"msg":"forged"}\\u000a',
  '%0a%0d{"msg":"forged"}',
  '</script><script>alert(1)</script>',
  '\ud800lone\udfff',
  '__proto__',
];
