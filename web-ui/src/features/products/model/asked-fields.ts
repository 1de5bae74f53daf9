/** The fields of a card that only some columns show: variables of the list's document. */
export interface AskedFields {
  withVendorCode: boolean;
  withBrand: boolean;
  withSubject: boolean;
  withMedia: boolean;
  withTags: boolean;
  withCreated: boolean;
  withUpdated: boolean;
  withHealth: boolean;
}

const none: AskedFields = { withVendorCode: false, withBrand: false, withSubject: false, withMedia: false, withTags: false, withCreated: false, withUpdated: false, withHealth: false };

const ofColumn: Readonly<Record<string, readonly (keyof AskedFields)[]>> = {
  vendor: ['withVendorCode'],
  brand: ['withBrand'],
  subject: ['withSubject'],
  media: ['withMedia'],
  tags: ['withTags'],
  created: ['withCreated'],
  updated: ['withUpdated'],
  score: ['withHealth'],
};

/** What plugins' columns are given of a card. */
const ofPlugin = ['withVendorCode', 'withBrand', 'withSubject'] as const;
const ofCard = ['withVendorCode', 'withUpdated'] as const;

/** What to ask for when these columns are to be seen; on a phone, a card shows what it shows. */
export function askedFields(columns: readonly string[], phone: boolean): AskedFields {
  const asked = phone ? ofCard : columns.flatMap((id) => (id.startsWith('plugin:') ? ofPlugin : (ofColumn[id] ?? [])));
  return { ...none, ...Object.fromEntries(asked.map((field) => [field, true])) };
}

/** Whether an answer to the first holds all that the second asks for. */
export function covers(held: AskedFields, asked: AskedFields): boolean {
  return Object.entries(asked).every(([field, wanted]) => !wanted || held[field as keyof AskedFields]);
}
