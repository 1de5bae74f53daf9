import { describe, expect, it, vi } from 'vitest';
import { createTabs } from '@/test/fake-channel.ts';
import { createMemoryStorage } from '@/test/memory-storage.ts';
import { createShopMemory } from './shop-memory.ts';
import { selectShop, shopLabel } from './shop-selection.ts';

const shops = [{ id: 'a' }, { id: 'b' }];

describe('the current shop', () => {
  it('is the one the address names, whatever was remembered', () => {
    expect(selectShop(shops, 'b', 'a')).toEqual({ kind: 'selected', shop: { id: 'b' } });
  });

  it('is never silently another one when the address names a foreign shop', () => {
    expect(selectShop(shops, 'x', 'a')).toEqual({ kind: 'unknown', id: 'x' });
  });

  it('is the remembered one where the address names none', () => {
    expect(selectShop(shops, undefined, 'b')).toEqual({ kind: 'selected', shop: { id: 'b' } });
  });

  it('is the only one there is', () => {
    expect(selectShop([{ id: 'a' }], undefined, 'gone')).toEqual({ kind: 'selected', shop: { id: 'a' } });
  });

  it('must be chosen where several are and none is remembered', () => {
    expect(selectShop(shops, undefined, null)).toEqual({ kind: 'choose' });
  });

  it('does not exist before a token is added', () => {
    expect(selectShop([], 'a', 'a')).toEqual({ kind: 'none' });
  });
});

describe('a choice', () => {
  it('is remembered and reaches the other tabs, not the one it was made in', () => {
    const tabs = createTabs();
    const storage = createMemoryStorage();
    const here = createShopMemory(storage, tabs.open());
    const there = createShopMemory(storage, tabs.open());
    const heardHere = vi.fn();
    const heardThere = vi.fn();
    here.onAnnounced(heardHere);
    there.onAnnounced(heardThere);

    here.announce('b');

    expect(there.remembered()).toBe('b');
    expect(heardThere).toHaveBeenCalledExactlyOnceWith('b');
    expect(heardHere).not.toHaveBeenCalled();
  });

  it('that only follows a link is remembered without moving the other tabs', () => {
    const tabs = createTabs();
    const storage = createMemoryStorage();
    const here = createShopMemory(storage, tabs.open());
    const heard = vi.fn();
    createShopMemory(storage, tabs.open()).onAnnounced(heard);

    here.remember('a');

    expect(here.remembered()).toBe('a');
    expect(heard).not.toHaveBeenCalled();
  });

  it('is no longer heard after listening has ended', () => {
    const tabs = createTabs();
    const storage = createMemoryStorage();
    const here = createShopMemory(storage, tabs.open());
    const there = createShopMemory(storage, tabs.open());
    const heard = vi.fn();
    there.onAnnounced(heard)();

    here.announce('b');

    expect(heard).not.toHaveBeenCalled();
  });
});

it('names a shop by its seller and trade mark', () => {
  expect(shopLabel({ sellerName: 'ООО Лён', tradeMark: 'Север' })).toBe('ООО Лён - Север');
  expect(shopLabel({ sellerName: 'ООО Лён', tradeMark: null })).toBe('ООО Лён');
  expect(shopLabel({ sellerName: 'Лён', tradeMark: 'Лён' })).toBe('Лён');
});
