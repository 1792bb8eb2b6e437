/** Jest's global tear-down: ends the PostgreSQL that `database-server.mjs` started. */
export default async function stopDatabaseServer() {
  const server = await globalThis.civiscoreTestServer;
  globalThis.civiscoreTestServer = undefined;
  await server?.stop();
}
