import { describe, expect, it } from 'vitest';
import { conditionName } from './condition-name.ts';

const known = {
  productConditions: [
    { id: 'wb-media.checked', label: 'Media checked', withoutLabel: 'Media not checked yet', count: 3, withoutCount: 4, asOf: null },
    { id: 'wb-media.broken-photos', label: 'Broken photos', withoutLabel: null, count: 3, withoutCount: 4, asOf: null },
  ],
};

describe('the name of a condition in the address', () => {
  it('is what its plugin calls it, or its opposite', () => {
    expect(conditionName(known, 'wb-media.broken-photos')).toBe('Broken photos');
    expect(conditionName(known, '!wb-media.checked')).toBe('Media not checked yet');
  });

  it('stays what the address says where nothing is known of it', () => {
    expect(conditionName(undefined, '!wb-media.checked')).toBe('!wb-media.checked');
    expect(conditionName(known, '!wb-media.broken-photos')).toBe('!wb-media.broken-photos');
    expect(conditionName(known, 'gone.condition')).toBe('gone.condition');
  });
});
