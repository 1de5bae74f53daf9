// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it } from 'vitest';
import common from '@/i18n/en/common.json';
import { PluginId } from '@/lib/plugin-id.ts';
import { Dialog } from './plugin-dialog.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common } } }));
afterEach(cleanup);

it('lets the style sheets of a plugin reach what it puts into a dialog', () => {
  render(
    <PluginId value="prices">
      <Dialog open onClose={() => undefined} title="Costs">
        <p>A table</p>
      </Dialog>
    </PluginId>,
  );

  expect(screen.getByText('A table').closest('[data-plugin]')?.getAttribute('data-plugin')).toBe('prices');
});
