import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { DataSource } from 'typeorm';
import { openDataSource, runningDatabaseUrl } from '#persistence';
import { serverPid, untilGone } from '../../support/processes.js';
import { civiscore, type Finished, program } from '../support/program.js';

/** The built program on a data folder, which can be killed and started again. */
export class Running {
  private child: ChildProcess | undefined;
  private ended: Promise<unknown> = Promise.resolve();
  private address = '';

  constructor(private readonly dataFolder: string) {}

  /** Address of the API, of the run that is under way. */
  get url(): string {
    return `${this.address}/api/v1`;
  }

  /** Starts the program and waits until it answers. */
  async start(): Promise<void> {
    const { NODE_OPTIONS: _, npm_lifecycle_event: __, DATABASE_URL: ___, ...rest } = process.env;
    const env = { ...rest, LC_ALL: 'C', PORT: '0', CIVISCORE_DATA: this.dataFolder };
    const child = spawn(process.execPath, [program, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
    this.child = child;
    this.ended = once(child, 'close');
    const gone = this.ended.then(() => true);
    for (;;) {
      const found = /https?:\/\/\S+/.exec(output.out)?.[0];
      if (found !== undefined) {
        this.address = found;
        return;
      }
      if (await Promise.race([gone, once(child.stdout, 'data').then(() => false)]))
        throw new Error(`The program ended: ${output.err}`);
    }
  }

  /** Ends the program, or its database under it, as if the power had failed; afterwards both are gone. */
  async kill(what: 'program' | 'database'): Promise<void> {
    const server = await serverPid(this.dataFolder);
    if (what === 'program') this.child?.kill('SIGKILL');
    else process.kill(server, 'SIGKILL');
    await this.ended;
    await untilGone(server);
  }

  async stop(): Promise<void> {
    this.child?.kill('SIGTERM');
    await this.ended;
  }

  /** Does something with the database of the running program. */
  async withDatabase<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
    const url = await runningDatabaseUrl(this.dataFolder);
    if (url === null) throw new Error('The program has no database open.');
    const dataSource = await openDataSource(url, { poolSize: 2 });
    try {
      return await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  }

  fsck(): Promise<Finished> {
    return civiscore(['fsck'], { CIVISCORE_DATA: this.dataFolder });
  }
}
