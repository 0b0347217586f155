// Jest would compile a TypeScript set-up with the tests' transform; imported from here, Node itself
// runs it, as it runs everything else outside the tests.
export { openTestServers as default } from './servers.ts';
