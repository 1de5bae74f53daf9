// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it } from 'vitest';
import changes from '@/i18n/en/changes.json';
import common from '@/i18n/en/common.json';
import { photoList } from '../model/photo-list.ts';
import { FieldDiff } from './field-diff.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, changes } } }));
afterEach(cleanup);

const address = (name: string) => `https://cdn/7/images/big/${name}.webp`;

it('shows photos as pictures, and tells which come and which go', () => {
  render(<FieldDiff field={{ name: 'photos', title: 'Photos', before: [address('1'), address('2')], after: [address('2'), 'front.jpg'], current: null } as never} />);

  const before = within(screen.getByRole('list', { name: changes.diff.before }));
  expect(before.getAllByRole('img').map((image) => image.getAttribute('alt'))).toEqual(['Photo 1, removed', 'Photo 2']);
  expect(before.getAllByRole('img')[0]?.getAttribute('src')).toBe('https://cdn/7/images/tm/1.webp');
  const after = screen.getByRole('list', { name: changes.diff.after });
  expect(within(after).getByRole('img').getAttribute('alt')).toBe('Photo 1');
  expect(within(after).getAllByRole('listitem')[1]?.textContent).toBe('Photo 2, new: front.jpg');
});

it('takes other lists for no photos', () => {
  expect(photoList(['red'], ['blue'])).toBeNull();
  expect(photoList('https://cdn/1.webp', null)).toBeNull();
  expect(photoList([1], [address('1')])).toBeNull();
  expect(photoList(null, null)).toBeNull();
  expect(photoList(null, [address('1')])).toEqual({ before: [], after: [address('1')] });
});
