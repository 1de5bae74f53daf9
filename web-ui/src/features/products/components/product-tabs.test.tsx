// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { useEffect } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import english from '@/i18n/en/products.json';
import care from '@/i18n/en/care.json';
import { ProductTabs } from './product-tabs.tsx';

const { parts } = vi.hoisted(() => ({ parts: [] as object[] }));

vi.mock('@/features/care', () => ({ HealthTab: () => <p>health</p>, HistoryTab: () => <p>history</p> }));
vi.mock('@/features/extensions', () => ({ useParts: () => [...parts], Part: () => <p>margin</p>, SlotMark: () => null }));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { products: english, care } } }));
afterEach(cleanup);

it('leaves the card as it is when the tabs of plugins come', async () => {
  const drawn = vi.fn<() => void>();
  function Card() {
    useEffect(drawn, []);
    return <p>card</p>;
  }
  const view = (tab?: string) => (
    <ProductTabs nmId="1" shopId="1" tab={tab} onTab={() => undefined}>
      <Card />
    </ProductTabs>
  );
  const { rerender } = render(view());
  expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([english.panel.card, 'Health', 'History']);

  parts.push({ key: 'hello/margin', plugin: { id: 'hello' }, part: { id: 'margin', title: 'Margin', component: () => null } });
  rerender(view());

  expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([english.panel.card, 'Health', 'History', 'Margin']);
  expect(drawn).toHaveBeenCalledTimes(1);
  rerender(view('hello/margin'));
  expect(screen.getByRole('tabpanel', { name: 'Margin' }).textContent).toBe('margin');
  rerender(view('history'));
  expect((await screen.findByText('history')).closest('[role=tabpanel]')).toBe(screen.getByRole('tabpanel', { name: 'History' }));
});
