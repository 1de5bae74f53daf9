// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PluginDefinition } from '@/sdk/types.ts';
import type { UiPlugin } from '../model/ui-manifest.ts';
import { routeAt, useParts } from './use-parts.ts';

const { loaded, plugins } = vi.hoisted(() => ({ loaded: new Map<string, () => Promise<unknown>>(), plugins: [] as unknown[] }));

vi.mock('@/features/session', () => ({ useMe: () => ({ permissions: ['hello:greet'] }) }));
vi.mock('./use-ui-manifest.ts', () => ({ useUiPlugins: () => plugins }));
vi.mock('./load-plugin.ts', () => ({ loadPlugin: ({ id }: UiPlugin) => loaded.get(id)?.() }));

beforeEach(() => {
  loaded.clear();
  plugins.splice(0);
});
afterEach(cleanup);

function install(id: string, slots: string[], load: () => Promise<PluginDefinition>) {
  plugins.push({ id, version: '1', entry: 'a.js', styles: [], nav: [], slots } satisfies UiPlugin);
  const asked = vi.fn(load);
  loaded.set(id, asked);
  return asked;
}

const tab = (id: string, permission?: string) => ({ id, title: id, permission, component: () => null });
const bringing = (...tabs: ReturnType<typeof tab>[]): PluginDefinition => ({ slots: { 'product.detail.tabs/v1': tabs } });

function open() {
  const client = new QueryClient();
  return renderHook(() => useParts('product.detail.tabs/v1'), { wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });
}

it('loads who fills the slot, and nobody else', async () => {
  install('hello', ['product.detail.tabs/v1'], async () => bringing(tab('one'), tab('two')));
  const other = install('other', ['settings/v1'], async () => bringing(tab('wrong')));

  const { result } = open();

  await waitFor(() => expect(result.current.map(({ key }) => key)).toEqual(['hello/one', 'hello/two']));
  expect(other).not.toHaveBeenCalled();
});

it('keeps nobody waiting for one that cannot be loaded', async () => {
  install('lost', ['product.detail.tabs/v1'], () => Promise.reject(new Error('404')));
  install('slow', ['product.detail.tabs/v1'], () => new Promise(() => undefined));
  install('hello', ['product.detail.tabs/v1'], async () => bringing(tab('one')));

  const { result } = open();

  await waitFor(() => expect(result.current.map(({ key }) => key)).toEqual(['hello/one']));
});

it('leaves out what the user may not see, and what is no list', async () => {
  install('hello', ['product.detail.tabs/v1'], async () => bringing(tab('mine', 'hello:greet'), tab('theirs', 'hello:secret')));
  install('odd', ['product.detail.tabs/v1'], async () => ({ slots: { 'product.detail.tabs/v1': 'all' } }) as unknown as PluginDefinition);

  const { result } = open();

  await waitFor(() => expect(result.current.map(({ key }) => key)).toEqual(['hello/mine']));
});

it('gives the same list as long as nothing changes: what is drawn from it is not drawn anew', async () => {
  install('hello', ['product.detail.tabs/v1'], async () => bringing(tab('one')));
  const { result, rerender } = open();
  await waitFor(() => expect(result.current).toHaveLength(1));

  const before = result.current;
  rerender();

  expect(result.current).toBe(before);
});

it('finds the page of an address below it, where the page holds those', () => {
  const page = (path: string, deep?: boolean) => ({ path, title: path, deep, component: () => null });
  const routes = [page(''), page('rules', true), page('rules/new'), page('rules/old', true), page('other')];
  const at = (path: string) => routeAt(routes, path)?.path;

  expect([at(''), at('rules'), at('rules/7'), at('rules/7/runs/9'), at('rules/new'), at('rules/old/1')]).toEqual(['', 'rules', 'rules', 'rules', 'rules/new', 'rules/old']);
  expect([at('rulesX'), at('other/1'), at('rules/new/1')]).toEqual([undefined, undefined, 'rules']);
});
