import type { PluginSettingsFieldsFragment, PluginSettingsSaveInput } from '@/generated/graphql/graphql.ts';

export type Settings = PluginSettingsFieldsFragment;
export type Setting = Settings['items'][number];

/** What a control holds: of a list its lines, of a number what was typed. */
export type Typed = string | boolean | readonly string[];

/** What is to become of a setting; null goes back to the default, and clears a secret. */
export type Edit = Typed | null;

/** By the settings' names; what is not named stays as it is. */
export type Draft = Readonly<Record<string, Edit>>;

/** By the settings' names. */
export type Refusals = Readonly<Record<string, string>>;

/** The value as a control shows it. */
export function typed(setting: Setting, value: unknown): Typed {
  switch (setting.type) {
    case 'BOOLEAN':
      return value === true;
    case 'LIST':
      return Array.isArray(value) ? value.map(String) : [];
    default:
      return value === null || value === undefined ? '' : String(value);
  }
}

/** What the control shows now. */
export function shown(setting: Setting, draft: Draft): Typed {
  const edit = draft[setting.name];
  if (edit === undefined) return typed(setting, setting.value);
  return edit ?? typed(setting, setting.defaultValue);
}

/** The draft with an edit, and without it when that leaves all as it is. */
export function edited(draft: Draft, setting: Setting, edit: Edit | undefined): Draft {
  const { [setting.name]: _, ...others } = draft;
  return edit === undefined || changesNothing(setting, edit) ? others : { ...others, [setting.name]: edit };
}

function changesNothing(setting: Setting, edit: Edit): boolean {
  if (setting.secret) return edit === null && !setting.isSet;
  if (edit === null) return !setting.isSet;
  // What is stored and does not count can be replaced by the same that counts now.
  return setting.problem === null && same(edit, typed(setting, setting.value));
}

export function same(one: Edit | undefined, other: Edit | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is left of a draft once `done` of it is saved: what was typed meanwhile. */
export function unsent(draft: Draft, done: Draft, saved: Settings): Draft {
  return saved.items.reduce<Draft>((left, setting) => {
    const edit = draft[setting.name];
    return edit === undefined || same(edit, done[setting.name]) ? left : edited(left, setting, edit);
  }, {});
}

/** What of the draft can be sent: an operator may have taken a setting over, or a version of the plugin dropped it. */
export function changesOf(settings: Settings, draft: Draft): Setting[] {
  return settings.items.filter(({ name, source }) => name in draft && source !== 'OPERATOR');
}

/** `expectedVersion` is of the settings that the draft was begun on. */
export function saveInput(settings: Settings, draft: Draft, expectedVersion: number): PluginSettingsSaveInput {
  const changes = changesOf(settings, draft);
  return {
    plugin: settings.plugin,
    expectedVersion,
    values: changes.filter(({ secret }) => !secret).map((setting) => ({ name: setting.name, value: sent(setting, draft[setting.name] ?? null) })),
    secrets: changes.filter(({ secret }) => secret).map(({ name }) => ({ name, value: (draft[name] as string | null) ?? null })),
  };
}

/** What is no number goes as it was typed: the host says what is wrong with it. */
function sent(setting: Setting, edit: Edit): unknown {
  if ((setting.type !== 'INTEGER' && setting.type !== 'NUMBER') || typeof edit !== 'string') return edit;
  const text = edit.trim().replace(',', '.');
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : edit;
}

interface Refusal {
  message: string;
  path: readonly string[];
}

/** Which refusal belongs to which setting of what was sent; the others concern the whole. */
export function sorted(input: PluginSettingsSaveInput, errors: readonly Refusal[]): { fields: Refusals; whole: string[] } {
  const fields: Record<string, string> = {};
  const whole: string[] = [];
  for (const { message, path } of errors) {
    const list = path[0] === 'values' ? input.values : path[0] === 'secrets' ? input.secrets : null;
    const name = list?.[Number(path[1])]?.name;
    if (name) fields[name] ??= message;
    else whole.push(message);
  }
  return { fields, whole };
}
