/** Runs the embedded database on the folder given as argument until killed; prints its address when it is ready. */
import { startEmbeddedPostgres } from '../../dist/libs/persistence/src/index.js';

const database = await startEmbeddedPostgres({
  dataFolder: process.argv[2],
  binaries: process.env.CIVISCORE_POSTGRES,
  throwaway: true,
});
console.log(database.url);
// Waits for ever: only the end of this process is to end the database.
setTimeout(() => undefined, 2 ** 31 - 1);
