// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import english from '@/i18n/en/common.json';
import { SlotMark } from './slot-mark.tsx';

const here = vi.hoisted(() => ({ search: {} as { slots?: string }, permissions: [] as string[] }));

vi.mock('@tanstack/react-router', () => ({ useSearch: ({ select }: { select(search: object): boolean }) => select(here.search) }));
vi.mock('@/features/session', () => ({ useCan: (permission: string) => here.permissions.includes(permission) }));
vi.mock('../hooks/use-ui-manifest.ts', () => ({ useUiPlugins: () => [{ id: 'hello', slots: ['settings/v1'] }, { id: 'other', slots: [] }] }));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common: english } } }));
beforeEach(() => Object.assign(here, { search: { slots: 'show' }, permissions: ['platform:developer'] }));
afterEach(cleanup);

it('tells a developer who asks which slot this is and who fills it', () => {
  render(<SlotMark slot="settings/v1" />);
  expect(screen.getByTestId('slot-mark').textContent).toBe('settings/v1 · hello');
});

it('is there for nobody else', () => {
  here.permissions = [];
  const { container, rerender } = render(<SlotMark slot="settings/v1" />);
  expect(container.textContent).toBe('');
  Object.assign(here, { search: {}, permissions: ['platform:developer'] });
  rerender(<SlotMark slot="settings/v1" />);
  expect(container.textContent).toBe('');
});
