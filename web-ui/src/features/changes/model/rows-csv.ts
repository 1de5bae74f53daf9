import type { ChangeRow } from './change-set.ts';
import { valueText } from './value-text.ts';

const number = /^-?\d+([.,]\d+)?$/;

/** A cell that no spreadsheet takes for a formula. */
function cell(text: string, separator: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) && !number.test(text) ? `'${text}` : text;
  return new RegExp(`["\r\n${separator}]`).test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export interface CsvTexts {
  key: string;
  label: string;
  state: string;
  reason: string;
  field: string;
  before: string;
  after: string;
  states: Record<ChangeRow['state'], string>;
}

/**
 * Rows as CSV, a line for each field.
 *
 * @param separator the semicolon where the comma stands in numbers: Excel splits by what the reader's system says
 */
export function rowsCsv(rows: readonly ChangeRow[], texts: CsvTexts, separator: ',' | ';'): string {
  const head = [texts.key, texts.label, texts.state, texts.reason, texts.field, texts.before, texts.after];
  const lines = rows.flatMap((row) => {
    const why = row.reason?.message ?? row.findings.filter(({ severity }) => severity === 'ERROR').map(({ message }) => message).join('; ');
    const start = [row.key, row.label, texts.states[row.state], why];
    const fields = row.fields.length > 0 ? row.fields : [{ title: '', before: null, after: null }];
    return fields.map(({ title, before, after }) => [...start, title, valueText(before) ?? '', valueText(after) ?? '']);
  });
  // Excel takes a file without this mark for one of the system's old code page.
  return `\uFEFF${[head, ...lines].map((line) => line.map((text) => cell(text, separator)).join(separator)).join('\r\n')}\r\n`;
}
