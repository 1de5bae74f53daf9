// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import changes from '@/i18n/en/changes.json';
import common from '@/i18n/en/common.json';
import { aChangeRow, aChangeSet } from '@/test/change.ts';
import type { ChangeActs } from '../hooks/use-change-acts.ts';
import { CheckAge } from './check-age.tsx';
import { FieldDiff } from './field-diff.tsx';
import { FourEyes } from './four-eyes.tsx';
import { LifeCycle } from './life-cycle.tsx';
import { RowItem } from './change-rows.tsx';
import { Obstacles } from './obstacles.tsx';
import { OnlyLooking } from './only-looking.tsx';
import { Groups, RowFilters } from './row-filters.tsx';

vi.mock('@tanstack/react-router', () => ({ Link: ({ to, children }: { to: string; children: React.ReactNode }) => <a href={to}>{children}</a> }));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { changes, common } } }));
afterEach(cleanup);

const marks = (container: HTMLElement) => [...container.querySelectorAll('del, ins')].map((mark) => `${mark.tagName} ${mark.textContent}`);

it('shows short values as old and new', () => {
  const { container } = render(<FieldDiff field={{ name: 'price', title: 'Price', before: 1500, after: 1299.5 }} />);
  expect(marks(container)).toEqual(['DEL 1,500', 'INS 1,299.5']);
});

it('says what was not there and what is taken away', () => {
  render(<FieldDiff field={{ name: 'video', title: 'Video', before: null, after: ['a', 'b'] }} />);
  expect(screen.getByText('none')).toBeTruthy();
  cleanup();
  render(<FieldDiff field={{ name: 'video', title: 'Video', before: { w: 1 }, after: null }} />);
  expect(screen.getByText('removed')).toBeTruthy();
});

it('compares prose word by word, and folds it where it is long', async () => {
  const before = `Warm boots for the winter, with fur. ${'A sentence that stays as it was. '.repeat(15)}`;
  const { container } = render(<FieldDiff field={{ name: 'description', title: 'Description', before, after: before.replace('Warm', 'Light') }} />);
  expect(marks(container)).toEqual(['DEL Warm', 'INS Light']);

  const more = screen.getByRole('button', { name: 'Show all' });
  await userEvent.click(more);
  expect(more.getAttribute('aria-expanded')).toBe('true');
});

it('says in each row why it is as it is, and the host in the reader’s language', () => {
  render(
    <ul>
      <RowItem
        row={aChangeRow({
          state: 'UNCERTAIN',
          reason: { code: 'NO_WORD', message: 'as stored' },
          findings: [{ severity: 'WARNING', code: 'LONG', message: 'Too long', field: 'title', atRisk: null }],
          sentAt: '2026-11-27T10:00:00Z',
          attempts: 2,
        })}
        onRemove={undefined}
      />
    </ul>,
  );
  expect(document.body.textContent).toContain(changes.host.NO_WORD);
  expect(document.body.textContent).toContain('Title: Too long');
  expect(document.body.textContent).toContain('attempt 2');
  expect(screen.getByRole('link', { name: 'BOOT-1' }).getAttribute('href')).toBe('/products/501');
});

it('marks the step a set is at, and how it ended', () => {
  render(<LifeCycle set={aChangeSet({ state: 'PROCESSING' })} />);
  const steps = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, null, null, null, 'step', null]);
  cleanup();
  render(<LifeCycle set={aChangeSet({ state: 'PARTLY_FAILED', endedAt: '2026-11-27T10:05:00Z' })} />);
  expect(screen.getByText('Partly applied')).toBeTruthy();
});

it('filters rows by their state, a finding or a reason, one at a time', async () => {
  const onSearch = vi.fn<(patch: object) => void>();
  const set = aChangeSet({
    counts: [
      { state: 'READY', rows: 2 },
      { state: 'BLOCKED', rows: 1 },
    ],
    findings: [{ severity: 'ERROR', code: 'LONG', message: 'Too long', field: 'title', fieldTitle: 'Title', rows: 1, atRisk: [] }],
    reasons: [{ code: 'NO_WORD', message: 'x', rows: 1 }],
  });
  render(
    <>
      <Groups set={set} search={{ rows: 'READY' }} onSearch={onSearch} />
      <RowFilters set={set} search={{ rows: 'READY' }} onSearch={onSearch} />
    </>,
  );

  expect(screen.getByRole('button', { name: 'Ready 2' }).getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(screen.getByRole('button', { name: /Title: Too long/ }));
  expect(onSearch).toHaveBeenLastCalledWith({ rows: undefined, severity: undefined, finding: 'LONG', reason: undefined });
  await userEvent.click(screen.getByRole('button', { name: 'Blocked 1' }));
  expect(onSearch).toHaveBeenLastCalledWith({ rows: 'BLOCKED', severity: undefined, finding: undefined, reason: undefined });
});

it('says which permission is missing to who may only look', () => {
  const { rerender } = render(<OnlyLooking set={aChangeSet({ missingPermission: 'wb-products:write' })} />);
  expect(screen.getByRole('note').textContent).toContain('wb-products:write');
  rerender(<OnlyLooking set={aChangeSet({ missingPermission: null })} />);
  expect(screen.queryByRole('note')).toBeNull();
});

it('says how much money is at risk, by finding and for the set', () => {
  const set = aChangeSet({
    atRisk: [{ amount: '182400.4', currencyCode: 'RUB' }],
    findings: [{ severity: 'WARNING', code: 'BELOW_FLOOR', message: 'Below the floor', field: null, fieldTitle: null, rows: 37, atRisk: [{ amount: '182400.4', currencyCode: 'RUB' }] }],
  });
  render(<Groups set={set} search={{}} onSearch={() => undefined} />);

  expect(screen.getByText(/^About .*182,400.* at risk in what would be sent$/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /Below the floor.*about .*182,400.* at risk.*37 rows/ })).toBeTruthy();
});

it('says that another person must confirm, and gives the link for them', () => {
  render(<Obstacles set={aChangeSet({ confirmation: { typedAbove: 20, fourEyes: true, maxRows: null, checkedUntil: null, obstacles: ['NEEDS_ANOTHER_PERSON'] } })} />);

  const note = screen.getByRole('note');
  expect(note.textContent).toContain('Ask a colleague');
  expect(within(note).getByRole('button', { name: /the link/ })).toBeTruthy();
});

it('says by how much a number changes', () => {
  const { container } = render(<FieldDiff field={{ name: 'price', title: 'Price', before: 1500, after: 1200 }} />);
  expect(container.textContent).toContain('−300 (−20%)');
});

it('says in each row what it puts at risk', () => {
  const findings = [{ severity: 'WARNING' as const, code: 'BELOW_COST', message: 'Below what it costs', field: null, atRisk: { amount: '1302.5', currencyCode: 'RUB' } }];
  render(
    <ul>
      <RowItem row={aChangeRow({ findings })} onRemove={undefined} />
    </ul>,
  );
  expect(screen.getByText('About ₽1,303 at risk.')).toBeTruthy();
});

const minutes = (ahead: number) => new Date(Date.now() + ahead * 60_000).toISOString();

function age(left: number) {
  const check = vi.fn<() => void>();
  const set = aChangeSet({ checkedAt: minutes(left - 60), confirmation: { typedAbove: 20, fourEyes: false, maxRows: null, checkedUntil: minutes(left), obstacles: [] } });
  render(<CheckAge set={set} acts={{ check, checking: false } as unknown as ChangeActs} />);
  return check;
}

it('tells how long a check is good, and offers another before it is refused', async () => {
  age(45.5);
  expect(screen.getByText(/^Checked 14 min ago; good for another 45 mins\.$/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
  cleanup();

  const check = age(-5);
  expect(screen.getByRole('note').textContent).toContain('too long ago to be confirmed');
  await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
  expect(check).toHaveBeenCalledTimes(1);
});

it('names who asks for a second yes, only to who can give it', () => {
  const confirmation = { typedAbove: 20, fourEyes: true, maxRows: null, checkedUntil: null, obstacles: [] };
  render(<FourEyes set={aChangeSet({ confirmation, editedBy: 'eve@example.org' })} />);
  expect(screen.getByRole('note').textContent).toContain('ann@example.org made this, eve@example.org edited it last');
  cleanup();

  render(<FourEyes set={aChangeSet({ confirmation: { ...confirmation, obstacles: ['NEEDS_ANOTHER_PERSON'] }, acts: ['CANCEL'] })} />);
  expect(screen.queryByRole('note')).toBeNull();
});
