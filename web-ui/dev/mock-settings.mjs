// The settings of the mock host's plugins: one has some of every kind.

const none = { minimum: null, maximum: null, step: null, minLength: null, maxLength: null, minItems: null, maxItems: null, pattern: null, format: null };
const setting = (name, type, title, over) => ({ name, type, title, description: null, defaultValue: null, value: over.defaultValue ?? null, secret: false, isSet: false, source: 'DEFAULT', problem: null, options: [], ...over, limits: { ...none, ...over.limits } });

const bi = {
  plugin: 'wb-bi', version: 3, changedAt: new Date(Date.now() - 5 * 3_600_000).toISOString(), changedBy: 'manager@vitrina.local',
  items: [
    setting('reportName', 'TEXT', 'Name of the report', { description: 'Stands above the figures and in what is sent by mail.', defaultValue: 'Sales', value: 'Sales of the week', isSet: true, source: 'STORED', limits: { minLength: 1, maxLength: 60 } }),
    setting('days', 'INTEGER', 'Days to look back', { description: 'More days take longer to count.', defaultValue: 14, limits: { minimum: 1, maximum: 90 } }),
    setting('margin', 'NUMBER', 'Least margin', { defaultValue: 0.25, value: 0.3, isSet: true, source: 'STORED', limits: { minimum: 0, maximum: 1 } }),
    setting('grouping', 'CHOICE', 'Group by', { defaultValue: 'day', options: [{ value: 'day', title: 'Day' }, { value: 'week', title: 'Week' }, { value: 'month', title: 'Month' }] }),
    setting('returns', 'BOOLEAN', 'Count returns', { description: 'Subtracts what came back from what was sold.', defaultValue: true }),
    setting('recipients', 'LIST', 'Who gets the report', { description: 'Mail addresses.', defaultValue: [], value: ['anna@example.org'], isSet: true, source: 'STORED' }),
    setting('endpoint', 'TEXT', 'Address of the service', { defaultValue: 'https://bi.example.org', value: 'https://bi.internal.example.org/v2', isSet: true, source: 'OPERATOR', limits: { format: 'uri' } }),
    setting('token', 'TEXT', 'Token of the service', { description: 'Kept encrypted; nobody can read it here.', secret: true, isSet: true, source: 'STORED' }),
    setting('webhookSecret', 'TEXT', 'Secret of the webhook', { secret: true }),
  ],
};
let stored = structuredClone(bi);

export const settingsOf = (plugin) => (plugin === 'wb-bi' ? stored : { plugin, version: 0, changedAt: null, changedBy: null, items: [] });

const refuse = (...errors) => ({ settings: null, errors });

export function saveSettings(input) {
  if (input.expectedVersion !== stored.version) return refuse({ code: 'CONFLICT', message: 'Somebody has changed these settings meanwhile', path: ['expectedVersion'] });
  const errors = [];
  const next = structuredClone(stored);
  (input.values ?? []).forEach(({ name, value }, at) => {
    const item = next.items.find((one) => one.name === name);
    const { minimum, maximum } = item.limits;
    const wrong = typeof value === 'number' ? value < (minimum ?? value) || value > (maximum ?? value) : item.limits.maximum !== null && value !== null;
    if (wrong) errors.push({ code: 'INVALID_VALUE', message: `Must have a maximum value of ${maximum}`, path: ['values', String(at), 'value'] });
    else Object.assign(item, value === null ? { value: item.defaultValue, isSet: false, source: 'DEFAULT' } : { value, isSet: true, source: 'STORED' });
  });
  (input.secrets ?? []).forEach(({ name, value }) => Object.assign(next.items.find((one) => one.name === name), { isSet: value !== null, source: value === null ? 'DEFAULT' : 'STORED' }));
  if (errors.length > 0) return refuse(...errors);
  stored = { ...next, version: next.version + 1, changedAt: new Date().toISOString(), changedBy: 'admin@vitrina.local' };
  return { settings: stored, errors: [] };
}
