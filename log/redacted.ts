/** What no line may hold, at the top, and one or two objects down. */
const secrets = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'access_token',
  'id_token',
  'refresh_token',
  'code_verifier',
  'client_secret',
  'text',
  'statement',
  'email',
] as const;

export const redacted: readonly string[] = [
  ...secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  '["set-cookie"]',
  '*["set-cookie"]',
  '*.*["set-cookie"]',
];
