import { readFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { url } from './environment.ts';

const target = new URL(url);

/**
 * Stands in front of the host, at an origin of its own, so that a flow can take the host away from one browser without taking it
 * from the flows beside it.
 */
export class Front {
  /** Connections are cut, as by a cable. */
  down = false;
  /** Answers for the worker as a host does that has `vitrina.ui.offline=false`. */
  offlineRefused = false;
  /** Paths of the host that are gone, as after a deployment. */
  gone: RegExp | null = null;
  /** What the worker asked the host for, or the page through it: method and path. */
  readonly asked: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Front> {
    let front: Front | undefined;
    const server = createServer((incoming, outgoing) => {
      const path = incoming.url ?? '/';
      front?.asked.push(`${incoming.method} ${path}`);
      if (front?.down) return void incoming.socket.destroy();
      if (front?.offlineRefused && path === '/sw.js') {
        outgoing.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache', 'Vitrina-Offline': 'off' });
        return void outgoing.end(readFileSync(resolve(import.meta.dirname, '../../../platform-core/src/main/resources/offline-off/sw.js')));
      }
      if (front?.gone?.test(path)) return void outgoing.writeHead(404).end();
      const forwarded = request({ host: target.hostname, port: target.port, method: incoming.method, path, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      forwarded.on('error', () => outgoing.destroy());
      outgoing.on('close', () => forwarded.destroy());
      incoming.pipe(forwarded);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    front = new Front(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return front;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
