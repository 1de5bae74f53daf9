import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createMemoryStorage } from '@/test/memory-storage.ts';
import { provided as leftToTheHost } from '../../scripts/plugin-ui.mjs';
import { importMapText, sdkFiles } from '../../scripts/ui-sdk.mjs';
import exported from './exports.json';
import { textIn } from './texts.ts';

let provided: Record<string, object> = {};

/** What the page's session and shop want of a browser as soon as they are loaded. */
beforeAll(async () => {
  vi.stubGlobal('BroadcastChannel', class extends EventTarget {});
  vi.stubGlobal('localStorage', createMemoryStorage());
  ({ hostModules: provided } = await import('./host-modules.ts'));
  // Half of the dashboard comes with it.
}, 60_000);

describe('what plugins import', () => {
  it('is what exports.json says: nothing of it goes unnoticed, nothing is promised by accident', () => {
    expect(Object.keys(provided)).toEqual(Object.keys(exported));
    for (const name of ['@vitrina/ui-sdk', '@tanstack/react-query', '@tanstack/react-router'] as const) {
      expect(Object.keys(provided[name] ?? {}).toSorted(), name).toEqual(exported[name].toSorted());
    }
  });

  it('is there under every name that is handed out', () => {
    for (const [name, names] of Object.entries(exported)) {
      for (const one of names) expect((provided[name] as Record<string, unknown>)[one], `${name}: ${one}`).toBeDefined();
    }
  });

  it('comes from a file of the host for every name of the import map', () => {
    const { imports } = JSON.parse(importMapText()) as { imports: Record<string, string> };
    expect(Object.keys(imports)).toEqual(Object.keys(exported));
    expect(leftToTheHost).toEqual(Object.keys(exported));
    expect([...sdkFiles().keys()]).toEqual(Object.values(imports));
    expect(sdkFiles().get('/ui-sdk/v1/react.js')).toContain('useState');
  });
});

it('may be mapped at all: the host’s content security policy knows the import map by its hash', () => {
  const policy = readFileSync('../platform-core/src/main/java/dev/vitrina/core/request/BrowserPolicy.java', 'utf8');

  expect(policy).toContain(`sha256-${createHash('sha256').update(importMapText()).digest('base64')}`);
});

it('chooses a text in the language of the dashboard, else in English, else any', () => {
  expect(textIn({ en: 'Hello', ru: 'Привет' }, 'ru')).toBe('Привет');
  expect(textIn({ en: 'Hello', ru: 'Привет' }, 'zh')).toBe('Hello');
  expect(textIn({ ru: 'Привет' }, 'zh')).toBe('Привет');
  expect(textIn('Hello', 'zh')).toBe('Hello');
});
