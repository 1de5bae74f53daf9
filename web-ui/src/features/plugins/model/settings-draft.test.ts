import { describe, expect, it } from 'vitest';
import { changesOf, edited, saveInput, shown, sorted, unsent, type Setting, type Settings } from './settings-draft.ts';

const limits = { minimum: null, maximum: null, step: null, maxLength: null, format: null };
const setting = (name: string, over: Partial<Setting>): Setting => ({
  name, type: 'TEXT', title: name, description: null, defaultValue: '', value: '', secret: false, isSet: false, source: 'DEFAULT', problem: null, options: [], limits, ...over,
});
const word = setting('word', { value: 'Hello', defaultValue: 'Hello' });
const times = setting('times', { type: 'INTEGER', value: 3, defaultValue: 1, isSet: true, source: 'STORED' });
const names = setting('names', { type: 'LIST', value: ['Anna'], defaultValue: [] });
const token = setting('token', { secret: true, value: null, defaultValue: null, isSet: true, source: 'STORED' });
const settings: Settings = { plugin: 'hello', version: 4, changedAt: null, changedBy: null, items: [word, times, names, token] };

describe('a draft of settings', () => {
  it('forgets an edit that leaves all as it is', () => {
    expect(edited({}, word, 'Bye')).toEqual({ word: 'Bye' });
    expect(edited({ word: 'Bye' }, word, 'Hello')).toEqual({});
    expect(edited({}, word, null)).toEqual({});
    expect(edited({}, times, null)).toEqual({ times: null });
    expect(edited({ names: [] }, names, ['Anna'])).toEqual({});
    expect(edited({ token: 'x' }, token, undefined)).toEqual({});
  });

  it('lets a value that does not count be set again', () => {
    const refused = setting('word', { value: 'Hello', defaultValue: 'Hello', isSet: true, problem: 'Too long' });
    expect(edited({}, refused, 'Hello')).toEqual({ word: 'Hello' });
  });

  it('shows the default of what goes back to it', () => {
    expect(shown(times, {})).toBe('3');
    expect(shown(times, { times: null })).toBe('1');
  });

  it('is sent with secrets apart, numbers as numbers, and what is none as it was typed', () => {
    expect(saveInput(settings, { word: 'Bye', times: '2', token: null }, 3)).toEqual({
      plugin: 'hello',
      expectedVersion: 3,
      values: [{ name: 'word', value: 'Bye' }, { name: 'times', value: 2 }],
      secrets: [{ name: 'token', value: null }],
    });
    expect(saveInput(settings, { times: 'two' }, 4).values).toEqual([{ name: 'times', value: 'two' }]);
    expect(saveInput(settings, { times: '' }, 4).values).toEqual([{ name: 'times', value: '' }]);
  });

  it('keeps what was typed while the rest of it was saved', () => {
    const saved: Settings = { ...settings, items: [{ ...word, value: 'Bye' }, { ...times, value: 2 }, names, token] };

    expect(unsent({ word: 'Bye', times: '3', names: ['Boris'] }, { word: 'Bye', times: '2' }, saved)).toEqual({ times: '3', names: ['Boris'] });
  });

  it('leaves out what the operator has taken over meanwhile', () => {
    expect(changesOf({ ...settings, items: [{ ...word, source: 'OPERATOR' }, times] }, { word: 'Bye', times: '2' })).toEqual([times]);
  });

  it('gives each refusal to its setting', () => {
    const input = saveInput(settings, { word: '', times: '9', token: 'short' }, 4);
    const told = sorted(input, [
      { message: 'Too many', path: ['values', '1', 'value'] },
      { message: 'Too short', path: ['secrets', '0', 'value'] },
      { message: 'Changed meanwhile', path: ['expectedVersion'] },
    ]);
    expect(told).toEqual({ fields: { times: 'Too many', token: 'Too short' }, whole: ['Changed meanwhile'] });
  });
});
