import type { AddressInfo } from 'node:net';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Language } from '#text';

/** How the outside reaches this installation, e.g. `https://civiscore.example.org`; `null` when nobody said. */
export class PublicAddressSettings {
  constructor(readonly url: string | null) {}
}

/**
 * The address under which links in mails and on the terminal lead here: `CIVISCORE_PUBLIC_URL`, else the address the
 * service listens on. Never taken from a request, whose `Host` header anybody can set.
 */
@Injectable()
export class PublicAddress {
  constructor(
    private readonly settings: PublicAddressSettings,
    private readonly http: HttpAdapterHost,
  ) {}

  /** Without a slash at the end. */
  get base(): string {
    return (this.settings.url ?? this.listening()).replace(/\/+$/, '');
  }

  /** Whether cookies may be sent over https only. */
  get secure(): boolean {
    return this.base.startsWith('https:');
  }

  /** The address of a page, e.g. `page('fr', 'link/…')`. */
  page(language: Language, path: string): string {
    return `${this.base}/${language}/${path}`;
  }

  private listening(): string {
    const server = this.http.httpAdapter?.getHttpServer() as { address(): AddressInfo | null } | undefined;
    const address = server?.address();
    return address ? `http://localhost:${address.port}` : 'http://localhost';
  }
}
