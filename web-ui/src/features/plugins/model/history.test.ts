import { expect, it } from 'vitest';
import { aPlugin, aVersion } from '@/test/plugin.ts';
import { actsOn, type Act } from './history.ts';

const act = (id: string, at: string, action: string, input: unknown): Act => ({ id, at, action, input, userEmail: 'a@b.c', outcome: 'SUCCEEDED', code: null });
const none = { nodes: [] };

it('lists what was done to the plugin, newest first, however the input is wrapped', () => {
  const history = {
    uploads: none,
    installs: { nodes: [act('1', '2026-11-01T10:00:00Z', 'pluginInstall', { input: { digest: 'd1' } }), act('2', '2026-11-02T10:00:00Z', 'pluginInstall', { digest: 'other' })] },
    enables: { nodes: [act('3', '2026-11-04T10:00:00Z', 'pluginEnable', { id: 'wb-products' })] },
    disables: { nodes: [act('4', '2026-11-03T10:00:00Z', 'pluginDisable', { input: { id: 'wb-products' } }), act('5', '2026-11-05T10:00:00Z', 'pluginDisable', { input: { id: 'wb-bi' } })] },
    rollBacks: none,
    removes: { nodes: [act('6', '2026-11-06T10:00:00Z', 'pluginRemove', null)] },
    purges: none,
  };

  const acts = actsOn(aPlugin({ versions: [aVersion({ current: true }), aVersion({ digest: 'd1' })] }), history);

  expect(acts.map(({ id }) => id)).toEqual(['3', '4', '1']);
});
