import { createServer, type AddressInfo } from 'node:net';

export interface Scores {
  performance: number;
  accessibility: number;
  bestPractices: number;
}

type Category = { score: number | null };
type Runner = (url: string, flags: object, config?: object) => Promise<{ lhr: { categories: Record<string, Category> } }>;

/** Lighthouse, when `npm ci --prefix app/e2e/gates` was run; it is large, and no other flow needs it. */
export async function loadLighthouse(): Promise<{ run: Runner; desktop: object } | null> {
  const name: string = 'lighthouse';
  const found = (await import(name).catch(() => null)) as { default: Runner; desktopConfig: object } | null;
  return found && { run: found.default, desktop: found.desktopConfig };
}

export async function scores(run: Runner, url: string, port: number, config?: object): Promise<Scores> {
  // The session is a cookie: a browser that forgot it would be judged by its sign-in form.
  const flags = { port, disableStorageReset: true, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'] };
  const { lhr } = await run(url, flags, config);
  const score = (category: string) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  return { performance: score('performance'), accessibility: score('accessibility'), bestPractices: score('best-practices') };
}

export function freePort(): Promise<number> {
  return new Promise((given) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => given(port));
    });
  });
}
