import { describe, expect, it } from 'vitest';
import { aPlugin, aVersion } from '@/test/plugin.ts';
import { sensibleActions, versionBefore, wantsAnotherAttempt } from './actions.ts';

const two = [aVersion({ current: true }), aVersion({ version: '0.1.0', digest: 'd1' })];

describe('what can be done', () => {
  it.each([
    ['with one that runs', aPlugin(), ['disable', 'remove']],
    ['with one that has an older version', aPlugin({ versions: two }), ['disable', 'rollBack', 'remove']],
    ['with one that is off', aPlugin({ state: 'INSTALLED', desiredState: 'DISABLED' }), ['enable', 'remove']],
    ['with one that failed', aPlugin({ state: 'FAILED', versions: two }), ['enable', 'disable', 'rollBack', 'remove']],
    ['with one that is left out since it kept failing', aPlugin({ state: 'INSTALLED', failedStarts: 3 }), ['enable', 'disable', 'remove']],
    ['with one that waits for another', aPlugin({ state: 'WAITING_FOR_DEPENDENCY' }), ['disable', 'remove']],
    ['with one that is about to go', aPlugin({ state: 'DRAINING', desiredState: 'ABSENT' }), []],
    ['with what is left of one', aPlugin({ state: 'REMOVED', desiredState: 'ABSENT', versions: [] }), ['purge']],
    ['with one that is removed while its package lies on the disk', aPlugin({ state: 'REMOVED', desiredState: 'ABSENT' }), ['enable', 'purge']],
  ])('%s', (_, plugin, actions) => {
    expect(sensibleActions(plugin)).toEqual(actions);
  });

  it('enabling is another attempt where it is wanted already', () => {
    expect(wantsAnotherAttempt(aPlugin({ state: 'FAILED' }))).toBe(true);
    expect(wantsAnotherAttempt(aPlugin({ state: 'FAILED', desiredState: 'DISABLED' }))).toBe(false);
    expect(wantsAnotherAttempt(aPlugin())).toBe(false);
  });
});

describe('rolling back', () => {
  it('goes to the newest version below the current', () => {
    const middle = aVersion({ version: '0.1.0', digest: 'd1', current: true });
    const oldest = aVersion({ version: '0.0.9', digest: 'd0' });

    expect(versionBefore([aVersion(), middle, oldest])).toBe(oldest);
  });

  it('goes nowhere from the oldest', () => {
    expect(versionBefore([aVersion(), aVersion({ digest: 'd1', current: true })])).toBeNull();
  });

  it('goes to the newest where none is current', () => {
    const newest = aVersion();

    expect(versionBefore([newest, aVersion({ digest: 'd1' })])).toBe(newest);
  });
});
