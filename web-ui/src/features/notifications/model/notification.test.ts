import { describe, expect, it } from 'vitest';
import { badge, inOrder, type Notice } from './notification.ts';

const notice = (id: string, over: Partial<Notice>): Notice => ({
  id,
  shopId: null,
  severity: 'INFO',
  title: '',
  text: '',
  action: null,
  jobId: null,
  raisedAt: '2026-11-27T10:00:00Z',
  resolvedAt: null,
  read: false,
  ...over,
});

describe('the order of notifications', () => {
  it('is the worst first, then the newest, and what is over last', () => {
    const given = [
      notice('over', { severity: 'CRITICAL', resolvedAt: '2026-11-27T11:00:00Z' }),
      notice('info', {}),
      notice('older', { severity: 'WARNING', raisedAt: '2026-11-27T08:00:00Z' }),
      notice('newer', { severity: 'WARNING', raisedAt: '2026-11-27T09:00:00Z' }),
      notice('worst', { severity: 'CRITICAL' }),
    ];

    expect(inOrder(given).map(({ id }) => id)).toEqual(['worst', 'newer', 'older', 'info', 'over']);
  });
});

it.each([
  [1, '1'],
  [99, '99'],
  [100, '99+'],
])('shows %i as %s', (unread, shown) => expect(badge(unread)).toBe(shown));
