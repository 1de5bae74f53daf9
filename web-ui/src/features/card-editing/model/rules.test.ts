import { describe, expect, it } from 'vitest';
import { isWhole, newRule, operationsOf, toRule, withField } from './rules.ts';

const rule = { ...newRule(1), field: 'title', operation: 'SET' as const, value: 'x' };

describe('rules', () => {
  it('keeps an operation the other field knows, and takes the first where it does not', () => {
    expect(withField({ ...rule, operation: 'APPEND' }, 'description').operation).toBe('APPEND');
    expect(withField({ ...rule, operation: 'APPEND' }, 'dimensions.length').operation).toBe('SET');
  });

  it('offers adding and removing for characteristics only', () => {
    expect(operationsOf('characteristics.5')).toContain('ADD');
    expect(operationsOf('title')).not.toContain('ADD');
  });

  it('parts the values of a characteristic and leaves texts whole', () => {
    expect(toRule({ ...rule, field: 'characteristics.5', value: 'a; b;\nc;' }).values).toEqual(['a', 'b', 'c']);
    expect(toRule({ ...rule, value: 'a; b' }).values).toEqual(['a; b']);
  });

  it('replaces by nothing when nothing is given, and clears without a value', () => {
    expect(toRule({ ...rule, operation: 'REPLACE', find: 'old', value: '' })).toEqual({ field: 'title', operation: 'REPLACE', find: 'old', values: [] });
    expect(toRule({ ...rule, operation: 'CLEAR', value: 'left over' })).toEqual({ field: 'title', operation: 'CLEAR' });
  });

  it('is tried only when it says enough', () => {
    expect(isWhole({ ...rule, value: ' ' })).toBe(false);
    expect(isWhole({ ...rule, operation: 'CLEAR', value: '' })).toBe(true);
    expect(isWhole({ ...rule, operation: 'REPLACE', find: '' })).toBe(false);
    expect(isWhole({ ...rule, field: 'characteristics.' })).toBe(false);
  });
});
