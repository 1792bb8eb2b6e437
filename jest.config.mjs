/** One tier per project: `unit` needs nothing, `integration` real PostgreSQL, `browser` a built web app and Chromium. */
const shared = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

export default {
  testTimeout: 30_000,
  // Jest leaves one processor idle unless told otherwise.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/{api,persistence,cli,security}/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/database-server.mjs',
      globalTeardown: '<rootDir>/test/support/database-server-stop.mjs',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/database-server.mjs',
      globalTeardown: '<rootDir>/test/support/database-server-stop.mjs',
    },
  ],
};
