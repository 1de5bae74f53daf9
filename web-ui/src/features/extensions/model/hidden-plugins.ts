import { readStored, writeStored } from '@/lib/stored.ts';
import type { UiPlugin } from './ui-manifest.ts';

const key = 'vitrina.extensions.hidden';
const listeners = new Set<() => void>();
let hidden: readonly string[] | undefined;

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function become(next: string[]) {
  hidden = next;
  writeStored(key, next);
  for (const listener of listeners) listener();
}

type Hidable = Pick<UiPlugin, 'id' | 'version'>;

/** A later version is another one: it may have been mended. */
const mark = ({ id, version }: Hidable) => `${id}@${version}`;

/** The plugins whose parts the user of this browser does not want to see. */
export const hiddenPlugins = {
  get: (): readonly string[] => (hidden ??= readStored(key, isList) ?? []),
  has: (plugin: Hidable): boolean => hiddenPlugins.get().includes(mark(plugin)),
  hide: (plugin: Hidable) => become([...new Set([...hiddenPlugins.get(), mark(plugin)])]),
  show: (plugin: Hidable) => become(hiddenPlugins.get().filter((one) => one !== mark(plugin))),
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
