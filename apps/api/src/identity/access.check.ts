import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ACCESS } from '../shared/access.js';

/** Refuses to start when an endpoint does not say who may call it. */
@Injectable()
export class AccessCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || typeof metatype !== 'function') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name: `${metatype.name}.${name}`, handler: prototype[name] }))
        .filter((method): method is { name: string; handler: () => unknown } => {
          const { handler } = method;
          return typeof handler === 'function' && Reflect.hasMetadata(METHOD_METADATA, handler);
        })
        .filter(({ handler }) => !this.reflector.getAllAndOverride(ACCESS, [handler, metatype]))
        .map(({ name }) => name);
    });
    if (undeclared.length > 0) {
      throw new Error(
        `Endpoints without @Public, @Anybody, @Permission or @RequiresScope: ${undeclared.join(', ')}`,
      );
    }
  }
}
