import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { generateKey } from '#ledger';
import { readSettings } from './settings.js';
import { terminalLanguage } from './terminal.js';

const KEY = generateKey('log.example.org', new Uint8Array(32)).privateKey;

describe('settings', () => {
  it('need nothing to be set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: resolve('.data'),
      databaseUrl: null,
      migrate: true,
      publicUrl: undefined,
      smtpUrl: undefined,
      mailFrom: undefined,
      worker: true,
      ledgerOrigin: undefined,
      ledgerKeys: undefined,
      proxies: 0,
      postgresFolder: undefined,
    });
  });

  it('come from the environment', () => {
    const env = {
      PORT: '8080',
      HOST: '0.0.0.0',
      CIVISCORE_DATA: '/srv/civiscore',
      DATABASE_URL: 'postgresql://user:secret@db:5432/civiscore',
      CIVISCORE_MIGRATE: 'off',
      CIVISCORE_PUBLIC_URL: 'https://civiscore.example.org',
      CIVISCORE_SMTP_URL: 'smtps://user:secret@mail.example.org',
      CIVISCORE_MAIL_FROM: 'Civiscore <civiscore@example.org>',
      CIVISCORE_WORKER: 'off',
      CIVISCORE_LEDGER_ORIGIN: 'log.example.org',
      CIVISCORE_LEDGER_KEY: `${KEY} ${KEY}`,
      CIVISCORE_PROXIES: '1',
      CIVISCORE_POSTGRES: '/usr/lib/postgresql/18',
    };
    expect(readSettings(env)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataFolder: '/srv/civiscore',
      databaseUrl: env.DATABASE_URL,
      migrate: false,
      publicUrl: env.CIVISCORE_PUBLIC_URL,
      smtpUrl: env.CIVISCORE_SMTP_URL,
      mailFrom: env.CIVISCORE_MAIL_FROM,
      worker: false,
      ledgerOrigin: 'log.example.org',
      ledgerKeys: [KEY, KEY],
      proxies: 1,
      postgresFolder: '/usr/lib/postgresql/18',
    });
  });

  it.each(['http', '-1', '65536', '80.5', '0x50'])('refuse the port %s by its name', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(
      `PORT is "${PORT}" but must be a whole number from 0 to 65535.`,
    );
  });

  it('refuse a database address of another kind without repeating the password in it', () => {
    const refused = (): unknown => readSettings({ DATABASE_URL: 'mysql://user:secret@db/civiscore' });
    expect(refused).toThrow(/^DATABASE_URL must be an address such as postgresql:/);
    expect(refused).not.toThrow(/secret/);
  });

  it('refuse a mail server of another kind without repeating the password in it', () => {
    const refused = (): unknown => readSettings({ CIVISCORE_SMTP_URL: 'https://user:secret@mail' });
    expect(refused).toThrow(/^CIVISCORE_SMTP_URL must be an address such as smtps:/);
    expect(refused).not.toThrow(/secret/);
  });

  it('refuse a public address without a protocol, and a number of proxies in words', () => {
    expect(() => readSettings({ CIVISCORE_PUBLIC_URL: 'civiscore.example.org' })).toThrow(
      /^CIVISCORE_PUBLIC_URL/,
    );
    expect(() => readSettings({ CIVISCORE_PROXIES: 'one' })).toThrow(/^CIVISCORE_PROXIES is "one"/);
  });

  it('refuse a key of the log that is none without repeating it, and a name of the log with spaces', () => {
    const refused = (): unknown => readSettings({ CIVISCORE_LEDGER_KEY: `${KEY}x` });
    expect(refused).toThrow(/^CIVISCORE_LEDGER_KEY/);
    expect(refused).not.toThrow(/PRIVATE/);
    expect(() => readSettings({ CIVISCORE_LEDGER_ORIGIN: 'our log' })).toThrow(/^CIVISCORE_LEDGER_ORIGIN/);
  });

  it('refuse any other word for on or off', () => {
    expect(() => readSettings({ CIVISCORE_MIGRATE: 'no' })).toThrow(/^CIVISCORE_MIGRATE is "no"/);
  });
});

describe('language of the terminal', () => {
  it.each([
    [{ LANG: 'fr_CA.UTF-8' }, 'fr'],
    [{ LC_ALL: 'en_GB.UTF-8', LANG: 'fr_FR.UTF-8' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'fr_FR', LANG: 'C' }, 'fr'],
    [{}, 'en'],
    [{ LANG: 'de_DE' }, 'en'],
  ])('%j is %s', (env, language) => {
    expect(terminalLanguage(env)).toBe(language);
  });
});
