import { describe, expect, it } from 'vitest';
import { aPlugin, aReplica } from '@/test/plugin.ts';
import { behind, inSafeMode, isSettling, needsAttention, worstHealth } from './plugin-state.ts';

describe('a plugin needs attention', () => {
  it.each([
    ['it failed', aPlugin({ state: 'FAILED' })],
    ['what it needs is missing', aPlugin({ state: 'WAITING_FOR_DEPENDENCY' })],
    ['it could not be stopped, though nobody wants it to run', aPlugin({ state: 'QUARANTINED', desiredState: 'DISABLED' })],
    ['it starts switched off because it kept failing', aPlugin({ state: 'INSTALLED', desiredState: 'DISABLED', failedStarts: 3 })],
    ['it serves, but another version than is wanted', aPlugin({ reason: 'Version 0.3.0 failed in step MIGRATE. Version 0.2.0 serves on' })],
    ['a replica lags', aPlugin({ replicas: [aReplica(), aReplica({ host: 'b', converged: false })] })],
    ['it says that it is not well', aPlugin({ health: [{ state: 'UP', message: null }, { state: 'DEGRADED', message: 'slow' }] })],
  ])('when %s', (_, plugin) => {
    expect(needsAttention(plugin)).toBe(true);
  });

  it.each([
    ['it runs', aPlugin({ replicas: [aReplica()], health: [{ state: 'UP', message: null }] })],
    ['it runs and says nothing of itself', aPlugin()],
    ['it was switched off', aPlugin({ state: 'INSTALLED', desiredState: 'DISABLED' })],
    ['it failed once and was switched off since', aPlugin({ state: 'FAILED', desiredState: 'DISABLED' })],
    ['it is removed', aPlugin({ state: 'REMOVED', desiredState: 'ABSENT' })],
  ])('not when %s', (_, plugin) => {
    expect(needsAttention(plugin)).toBe(false);
  });
});

it('is as well as the worst of what it says', () => {
  const worst = { state: 'DOWN' as const, message: 'no connection' };

  expect(worstHealth({ health: [{ state: 'DEGRADED', message: null }, worst, { state: 'UP', message: null }] })).toBe(worst);
  expect(worstHealth({ health: [] })).toBeNull();
});

it('starts switched off from the third failed start on', () => {
  expect([2, 3, 4].map((failedStarts) => inSafeMode({ failedStarts }))).toEqual([false, true, true]);
});

it('names the replicas that lag', () => {
  const late = aReplica({ host: 'b', converged: false });

  expect(behind(aPlugin({ replicas: [aReplica(), late] }))).toEqual([late]);
  expect(behind(aPlugin({ replicas: [late] }))).toEqual([]);
});

it('is settling while something of it is on its way, but not for ever when it has failed', () => {
  expect(isSettling(aPlugin({ state: 'STARTING' }))).toBe(true);
  expect(isSettling(aPlugin({ replicas: [aReplica({ converged: false })] }))).toBe(true);
  expect(isSettling(aPlugin({ state: 'FAILED', replicas: [aReplica({ converged: false, state: 'FAILED' })] }))).toBe(false);
  expect(isSettling(aPlugin({ replicas: [aReplica()] }))).toBe(false);
});
