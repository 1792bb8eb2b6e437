import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail server that keeps what it is sent. */
export interface MailServer {
  readonly url: string;
  /** The mails it took, with headers, as sent. */
  readonly taken: readonly string[];
  /** How many mails it refuses from now on, repeating the address, as mail servers do. */
  refuse: number;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  const state = { refuse: 0 };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let data: string | null = null;
    let pending = '';
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    const hear = (line: string): void => {
      if (data !== null) {
        if (line !== '.') {
          data += `${line}\r\n`;
          return;
        }
        taken.push(data);
        data = null;
        say('250 taken');
      } else if (/^RCPT/i.test(line) && state.refuse > 0) {
        state.refuse -= 1;
        say(`450 try later: ${line}`);
      } else if (/^DATA/i.test(line)) {
        data = '';
        say('354 go on');
      } else say(/^QUIT/i.test(line) ? '221 bye' : '250 ok');
    };
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (pending + chunk).split('\r\n');
      pending = lines.pop() ?? '';
      lines.forEach(hear);
    });
    say('220 test');
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    get refuse() {
      return state.refuse;
    },
    set refuse(count: number) {
      state.refuse = count;
    },
    close: () =>
      new Promise((settle) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => settle());
      }),
  };
}
