import type { ChangeRowsQuery, ChangeSetByIdQuery } from '@/generated/graphql/graphql.ts';

type ChangeSetDetail = NonNullable<ChangeSetByIdQuery['changeSet']>;
type ChangeRow = NonNullable<ChangeRowsQuery['changeSet']>['rows']['nodes'][number];

/** A set that was sent, but for what the test says. */
export function aChangeSet(over: Partial<ChangeSetDetail> = {}): ChangeSetDetail {
  return {
    id: '12',
    shopId: '1',
    kind: { id: 'wb-products.edit', title: 'Card edits', available: true },
    title: 'Titles of winter boots',
    origin: 'editor',
    state: 'CHECKED',
    version: 3,
    rowCount: 3,
    counts: [{ state: 'READY', rows: 3 }],
    problem: null,
    createdAt: '2026-11-27T10:00:00Z',
    createdBy: 'ann@example.org',
    checkedAt: '2026-11-27T10:00:05Z',
    confirmedAt: '2026-11-27T10:01:00Z',
    confirmedBy: 'ben@example.org',
    sendAt: null,
    returnAt: null,
    heldRows: 0,
    sentAt: '2026-11-27T10:01:01Z',
    endedAt: null,
    rollbackOf: null,
    rolledBackBy: null,
    acts: ['CHECK', 'DELETE_ROWS', 'CONFIRM', 'CANCEL'],
    missingPermission: null,
    editedBy: null,
    atRisk: [],
    confirmation: { typedAbove: 20, fourEyes: false, maxRows: null, checkedUntil: null, obstacles: [] },
    findings: [],
    reasons: [],
    ...over,
  };
}

export function aChangeRow(over: Partial<ChangeRow> = {}): ChangeRow {
  return {
    key: '501',
    label: 'BOOT-1',
    page: '/products/501',
    state: 'READY',
    fields: [{ name: 'title', title: 'Title', before: 'Boots', after: 'Winter boots' }],
    findings: [],
    reason: null,
    attempts: 0,
    batch: null,
    reference: null,
    sentAt: null,
    changedAt: '2026-11-27T10:00:00Z',
    ...over,
  };
}
