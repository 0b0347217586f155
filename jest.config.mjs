// Tests that take long are named *.long.test.ts and run by `npm run test:long` only.
const isLong = process.env.NEMCON_LONG === '1';

/** @type {import('jest').Config} */
export default {
  testMatch: [isLong ? '<rootDir>/test/**/*.long.test.ts' : '<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: isLong ? ['/node_modules/'] : ['/node_modules/', '\\.long\\.test\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/.nemcon/', '<rootDir>/.build/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  globalSetup: '<rootDir>/tools/jest/setup.mjs',
  globalTeardown: '<rootDir>/tools/jest/teardown.mjs',
  // Each worker talks to the same two servers, and the machine that CI gives has two cores.
  maxWorkers: 2,
  // The modules of every test file stay in the worker that ran it: beyond this it begins anew.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: isLong ? 600_000 : 30_000,
};
