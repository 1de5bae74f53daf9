import { expect, it } from 'vitest';
import type { ChangeRow } from './change-set.ts';
import { rowsCsv, type CsvTexts } from './rows-csv.ts';

const states = { FAILED: 'Failed', BLOCKED: 'Blocked' } as CsvTexts['states'];
const texts: CsvTexts = { key: 'Key', label: 'Label', state: 'State', reason: 'Reason', field: 'Field', before: 'Before', after: 'After', states };

const row = (over: Partial<ChangeRow>): ChangeRow => ({
  key: '1',
  label: 'Boot',
  page: null,
  state: 'FAILED',
  fields: [{ name: 'title', title: 'Title', before: 'old', after: 'new' }],
  findings: [],
  reason: { code: 'X', message: 'No' },
  attempts: 1,
  batch: 1,
  reference: null,
  sentAt: null,
  changedAt: '2026-11-27T10:00:00Z',
  ...over,
});

const lines = (rows: ChangeRow[], separator: ',' | ';' = ',') => rowsCsv(rows, texts, separator).slice(1).trimEnd().split('\r\n');

it('writes a line for each field, with why the row failed', () => {
  expect(lines([row({}), row({ key: '2', state: 'BLOCKED', reason: null, fields: [], findings: [{ severity: 'ERROR', code: 'E', message: 'Too long', field: null, atRisk: null }] })])).toEqual([
    'Key,Label,State,Reason,Field,Before,After',
    '1,Boot,Failed,No,Title,old,new',
    '2,Boot,Blocked,Too long,,,',
  ]);
});

it('begins with the mark by which Excel knows UTF-8', () => {
  expect(rowsCsv([], texts, ',').charCodeAt(0)).toBe(0xfeff);
});

it.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")'])('makes no formula of %j', (label) => {
  const line = lines([row({ label })])[1] ?? '';
  expect(line).toMatch(/^1,"?'/);
});

it('leaves numbers as they are and quotes what would break a line', () => {
  const fields = [{ name: 'x', title: 'X', before: -5, after: 'a;"b"' }];
  expect(lines([row({ fields })], ';')[1]).toBe('1;Boot;Failed;No;X;-5;"a;""b"""');
});
