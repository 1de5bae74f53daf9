import { describe, expect, it } from 'vitest';
import { assetAddress, differs } from './ui-address.ts';
import { readManifest } from './ui-manifest.ts';

const hello = { id: 'hello', version: '1.0.0', entry: 'main-ab12.js', styles: ['main.css'], nav: [{ path: '', label: { en: 'Greetings' }, permission: 'hello:greet' }], slots: ['settings/v1'] };

describe('the manifest', () => {
  it('tells of each plugin what can be shown before its code is loaded', () => {
    expect(readManifest({ generation: 3, plugins: [hello] })).toEqual({ plugins: [hello] });
  });

  it('takes what is left out for empty', () => {
    expect(readManifest({ plugins: [{ id: 'bare', version: '1', entry: 'a.js' }] }).plugins).toEqual([{ id: 'bare', version: '1', entry: 'a.js', styles: [], nav: [], slots: [] }]);
  });

  it.each([
    ['climbs out of its folder', { ...hello, entry: '../other/main.js' }],
    ['hides a step upwards', { ...hello, entry: 'a/../../main.js' }],
    ['comes from elsewhere', { ...hello, entry: 'https://evil.example/main.js' }],
    ['comes from elsewhere by its styles', { ...hello, styles: ['//evil.example/main.css'] }],
    ['has an id that is none', { ...hello, id: '../hello' }],
    ['leads anywhere', { ...hello, nav: [{ path: '../../users', label: 'Users' }] }],
    ['has no entry', { ...hello, entry: undefined }],
  ])('leaves out a plugin that %s, and keeps the others', (_, wrong) => {
    expect(readManifest({ plugins: [wrong, hello] }).plugins).toEqual([hello]);
  });

  it.each([null, 'text', { plugins: 'none' }])('is empty where the answer is %j', (answer) => {
    expect(readManifest(answer)).toEqual({ plugins: [] });
  });
});

describe('an update', () => {
  const plugin = readManifest({ plugins: [hello] });

  it('is another version or another entry of any plugin', () => {
    expect(differs(plugin, { plugins: [{ ...hello, version: '1.0.1' }] })).toBe(true);
    expect(differs(plugin, { plugins: [{ ...hello, entry: 'main-cd34.js' }] })).toBe(true);
    expect(differs(plugin, { plugins: [] })).toBe(true);
  });

  it('is not another order', () => {
    const other = { ...hello, id: 'other' };
    expect(differs({ plugins: [hello, other] }, { plugins: [other, hello] })).toBe(false);
  });
});

it('serves a plugin from its own folder', () => {
  expect(assetAddress(hello, 'main.css')).toBe('/plugins/hello/1.0.0/ui/main.css');
});
