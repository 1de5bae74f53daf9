import { type BrowserContext, type Page, test as base, expect } from '@playwright/test';
import { Api } from './api.ts';
import { admin, sandboxUrl, url } from './environment.ts';

/** What went wrong in the background of a page, to be empty at the end of every flow. */
export class Watch {
  private readonly found: string[] = [];
  /** Another flow may take the plugin hello out of service while a page that knew it still asks for its UI. */
  private readonly expected: RegExp[] = [/^console: Failed to load resource: [^(]*status of 404 .*\/plugins\/hello\/[^ ]*\)$/];

  constructor(context: BrowserContext) {
    context.on('console', (message) => {
      if (message.type() === 'error') this.note(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.note(`uncaught: ${error.error().stack ?? error.error().message}`));
    context.on('response', async (response) => {
      if (!response.url().endsWith('/graphql') || !response.headers()['content-type']?.includes('json')) return;
      // A page that has gone takes the bodies of its answers with it.
      const body = await response.text().catch(() => '');
      if (body.includes('"code":"INTERNAL"')) this.note(`internal error: ${body.slice(0, 500)}`);
    });
    context.on('request', (request) => {
      const origin = new URL(request.url()).origin;
      if (/^https?:/.test(request.url()) && origin !== new URL(url).origin && origin !== new URL(sandboxUrl).origin) {
        this.note(`request to a foreign origin: ${request.url()}`);
      }
    });
  }

  /** The flow provokes this, so it is no failure. */
  expects(pattern: RegExp) {
    this.expected.push(pattern);
  }

  /** The first of each kind: a hundred rows with the same trouble are one problem. */
  problems(): string[] {
    const kinds = new Map<string, string>();
    for (const text of this.found) {
      const kind = text.replace(/\d+/g, '#');
      if (!kinds.has(kind) && !this.expected.some((pattern) => pattern.test(text))) kinds.set(kind, text);
    }
    return [...kinds.values()].slice(0, 10);
  }

  private note(text: string) {
    this.found.push(text);
  }
}

type TestFixtures = {
  /** Fails the flow when a console error, an uncaught exception or a request to a foreign origin happened. */
  watch: Watch;
  /** Gives the browser a session of this user without the sign-in screen. */
  signedIn: (user?: { email: string; password: string }) => Promise<void>;
};

export const test = base.extend<TestFixtures, { api: Api }>({
  api: [
    async ({ playwright }, use) => {
      const http = await playwright.request.newContext({ baseURL: url });
      await use(await Api.signIn(http));
      await http.dispose();
    },
    { scope: 'worker' },
  ],
  watch: [
    async ({ context }, use) => {
      const watch = new Watch(context);
      await use(watch);
      expect(watch.problems()).toEqual([]);
    },
    { auto: true },
  ],
  signedIn: async ({ context }, use) => {
    await use(async ({ email, password } = admin) => {
      // The refresh cookie lands in the browser's context; the page makes its access token from it.
      await Api.signIn(context.request, email, password);
    });
  },
});

export { expect, type Page };
