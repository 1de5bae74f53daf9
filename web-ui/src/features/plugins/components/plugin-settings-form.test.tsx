// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { PluginSettingsSaveInput } from '@/generated/graphql/graphql.ts';
import common from '@/i18n/en/common.json';
import english from '@/i18n/en/plugins.json';
import { useSettings } from '../hooks/use-settings.ts';
import type { Setting, Settings } from '../model/settings-draft.ts';
import { PluginSettingsForm } from './plugin-settings-form.tsx';

interface Save {
  input: PluginSettingsSaveInput;
  answer(settings: Settings | null, ...errors: { code: string; message: string; path: string[] }[]): Promise<void>;
}

const { host } = vi.hoisted(() => ({ host: { settings: null as unknown, saves: [] as Save[] } }));

vi.mock('@/lib/api/client.ts', () => ({
  api: {
    request: (_: unknown, variables: { input?: PluginSettingsSaveInput }) => {
      const { input } = variables;
      if (!input) return Promise.resolve({ pluginSettings: host.settings });
      return new Promise((resolve) => {
        host.saves.push({ input, answer: (settings, ...errors) => act(async () => resolve({ pluginSettingsSave: { settings, errors } })) });
      });
    },
  },
}));
vi.mock('@tanstack/react-router', () => ({ useBlocker: () => ({ status: 'idle' }) }));

const limits = { minimum: null, maximum: null, step: null, maxLength: null, format: null };
const setting = (name: string, over: Partial<Setting>): Setting => ({
  name, type: 'TEXT', title: name, description: null, defaultValue: null, value: null, secret: false, isSet: true, source: 'STORED', problem: null, options: [], limits, ...over,
});
const names = setting('Names', { type: 'LIST', value: ['Anna'], defaultValue: [] });
const token = setting('Token', { secret: true });
const days = setting('Days', { type: 'LIST', value: ['mo', 'su'], defaultValue: ['mo'], options: [{ value: 'mo', title: 'Monday' }, { value: 'su', title: 'Sunday' }] });
const settings = (over: Partial<Settings> = {}): Settings => ({ plugin: 'hello', version: 4, changedAt: null, changedBy: 'Anna', items: [names, token, days], ...over });

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, plugins: english } } }));
beforeEach(() => void host.saves.splice(0));
afterEach(cleanup);

function Form() {
  const loaded = useSettings('hello').data?.pluginSettings;
  return loaded ? <PluginSettingsForm settings={loaded} /> : null;
}

async function open(first: Settings = settings()) {
  host.settings = first;
  const client = new QueryClient();
  render(<Form />, { wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });
  await screen.findByRole('textbox', { name: 'Names' });
  return { user: userEvent.setup(), readAgain: () => act(() => client.invalidateQueries()) };
}

const list = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Names' });
const button = (name: string) => screen.getByRole('button', { name });
const changed = () => screen.queryByText(/unsaved change/)?.textContent;
const { save } = english.settings;

it('saves upon the version that was edited, and upon a newer one only after saying whose it is', async () => {
  const { user, readAgain } = await open();
  await user.type(list(), '\nBoris');
  host.settings = settings({ version: 5, changedBy: 'Vera' });
  await readAgain();

  await user.click(button(save));
  expect(host.saves[0]?.input).toMatchObject({ expectedVersion: 4, values: [{ name: 'Names', value: ['Anna', 'Boris'] }] });
  host.settings = settings({ version: 6, changedBy: 'Gleb' });
  await host.saves[0]?.answer(null, { code: 'CONFLICT', message: 'Changed', path: ['expectedVersion'] });

  expect((await screen.findByText(/has changed these settings meanwhile/)).textContent).toMatch(/^Gleb/);
  expect(list().value).toBe('Anna\nBoris');
  await user.click(button(save));
  expect(host.saves[1]?.input.expectedVersion).toBe(6);
});

it('keeps what is typed while a save is under way, though it takes back what is being saved', async () => {
  const { user } = await open();
  await user.type(list(), '\nBoris');
  await user.click(button('Clear: Token'));
  await user.click(button(save));
  await user.clear(list());
  await user.type(list(), 'Anna');
  const now = settings({ version: 5, items: [{ ...names, value: ['Anna', 'Boris'] }, { ...token, isSet: false }, days] });

  await host.saves[0]?.answer(now);

  expect(list().value).toBe('Anna');
  expect(changed()).toBe('1 unsaved change');
  await user.click(button(save));
  expect(host.saves[1]?.input).toEqual({ plugin: 'hello', expectedVersion: 5, values: [{ name: 'Names', value: ['Anna'] }], secrets: [] });
});

it('takes no list for changed because somebody was in it, and drops empty lines of one that is', async () => {
  const { user } = await open(settings({ items: [{ ...names, problem: 'Too few' }, token, days] }));
  await user.click(list());
  expect(list().getAttribute('aria-describedby')?.split(' ').map((id) => document.getElementById(id)?.textContent).join()).toContain('Too few');
  await user.tab();
  expect(changed()).toBeUndefined();

  await user.type(list(), '\n\n Boris ');
  await user.tab();

  expect(list().value).toBe('Anna\nBoris');
});

it('names the buttons of a secret by its title, and leaves the focus where they were', async () => {
  const { user } = await open();
  await user.click(button('Clear: Token'));
  expect(document.activeElement).toBe(button('Keep: Token'));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(button('Replace: Token'));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByLabelText('Token'));
  await user.click(button('Keep: Token'));

  expect(document.activeElement).toBe(button('Replace: Token'));
  expect(changed()).toBeUndefined();
});

it('gives the focus to a group that is refused, and speaks of its options by their titles', async () => {
  const { user } = await open();
  expect(button('Back to the default: Monday')).toBeDefined();
  expect(screen.getAllByText(english.settings.limits.lines)).toHaveLength(1);
  await user.click(screen.getByRole('checkbox', { name: 'Monday' }));
  await user.click(button(save));

  await host.saves[0]?.answer(null, { code: 'INVALID', message: 'Not Sunday alone', path: ['values', '0', 'value'] });

  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Monday' }));
  expect(screen.getByText('Not Sunday alone')).toBeDefined();
});
