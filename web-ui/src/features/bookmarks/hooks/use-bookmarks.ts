import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { api, shopQuery, useShopMutation } from '@/lib/api';
import type { BookmarksQuery } from '@/generated/graphql/graphql.ts';
import { bookmarkPin, bookmarks, bookmarkUnpin, bookmarkVisit } from '../api/bookmark-documents.ts';

export type Bookmark = BookmarksQuery['bookmarks']['items'][number];

const query = (shopId: string | null) => shopQuery(bookmarks, {}, shopId);
const none: readonly Bookmark[] = [];

/** What the user has pinned in the shop, and opened there lately; each the latest first. */
export function useBookmarks(shopId: string | null): { pins: readonly Bookmark[]; recent: readonly Bookmark[] } {
  const items = useQuery({ ...query(shopId), enabled: shopId !== null, staleTime: 60_000 }).data?.bookmarks.items ?? none;
  return useMemo(() => ({ pins: items.filter(({ kind }) => kind === 'PIN'), recent: items.filter(({ kind }) => kind === 'RECENT') }), [items]);
}

const same = (one: { subject: string; target: string }) => (other: { subject: string; target: string }) => one.subject === other.subject && one.target === other.target;

/** What is pinned, and how that is changed: it shows at once, and what could not be done is taken back and told. */
export function usePins(shopId: string | null) {
  const { t } = useTranslation('lists');
  const client = useQueryClient();
  const { pins } = useBookmarks(shopId);
  const { queryKey } = query(shopId);
  const options = {
    onSuccess: ({ errors }: { errors: readonly { message: string }[] }) => {
      if (errors[0]) toast('failed', t('pins.refused'), errors[0].message);
    },
    onError: (error: Error) => toast('failed', t('pins.refused'), error.message),
    onSettled: () => client.invalidateQueries({ queryKey }),
  };
  const pin = useShopMutation(bookmarkPin, shopId, { ...options, onSuccess: ({ bookmarkPin: payload }) => options.onSuccess(payload) });
  const unpin = useShopMutation(bookmarkUnpin, shopId, { ...options, onSuccess: ({ bookmarkUnpin: payload }) => options.onSuccess(payload) });
  const change = (update: (items: readonly Bookmark[]) => Bookmark[]) =>
    client.setQueryData<BookmarksQuery>(queryKey, (known) => known && { bookmarks: { items: update(known.bookmarks.items) } });
  return {
    has: (subject: string, target: string) => pins.some(same({ subject, target })),
    toggle: ({ subject, target, label }: { subject: string; target: string; label: string }) => {
      if (pins.some(same({ subject, target }))) {
        change((items) => items.filter((item) => item.kind !== 'PIN' || !same({ subject, target })(item)));
        unpin.mutate({ input: { subject, target } });
      } else {
        change((items) => [{ kind: 'PIN' as Bookmark['kind'], subject, target, label, at: new Date().toISOString() }, ...items]);
        pin.mutate({ input: { subject, target, label } });
      }
    },
  };
}

/** Remembers that it was opened, once it is known what it is called. That it failed is nobody's trouble. */
export function useVisit(shopId: string, subject: string, target: string, label: string | undefined): void {
  const client = useQueryClient();
  const remember = useCallback(
    async (name: string) => {
      const visited: Bookmark = { kind: 'RECENT' as Bookmark['kind'], subject, target, label: name, at: new Date().toISOString() };
      client.setQueryData<BookmarksQuery>(
        query(shopId).queryKey,
        (known) => known && { bookmarks: { items: [visited, ...known.bookmarks.items.filter((item) => item.kind !== visited.kind || !same(visited)(item))] } },
      );
      try {
        await api.request(bookmarkVisit, { input: { subject, target, label: name } }, { shopId });
      } catch {
        // The next card that is opened is remembered again.
      }
    },
    [client, shopId, subject, target],
  );
  useEffect(() => {
    if (label !== undefined) void remember(label);
  }, [label, remember]);
}
