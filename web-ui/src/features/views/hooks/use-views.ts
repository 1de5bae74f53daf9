import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { shopQuery, useShopMutation } from '@/lib/api';
import { savedViews } from '@/lib/start/start-documents.ts';
import type { SavedViewsQuery, SavedViewSaveInput, ViewFieldsFragment } from '@/generated/graphql/graphql.ts';
import { savedViewDelete, savedViewSave, savedViewSetDefault } from '../api/view-documents.ts';
import { readState, type ViewState } from '../model/view-state.ts';

/** A view as it is worked with: its state is read. */
export interface View extends Omit<ViewFieldsFragment, 'state'> {
  state: ViewState;
}

export const viewOf = (view: ViewFieldsFragment): View => ({ ...view, state: readState(view.state) });

/** The views of a list: the user's own, and those of the shop's team. */
export function useViews(list: string, shopId: string, enabled = true) {
  const query = useQuery({ ...shopQuery(savedViews, { list }, shopId), staleTime: 60_000, enabled });
  const items = query.data?.savedViews.items;
  const views = useMemo(() => items?.map(viewOf) ?? [], [items]);
  return { views, settled: !query.isPending, error: query.error };
}

/** How views are changed. Each answer is in the list at once; what could not be done is told. */
export function useViewChanges(list: string, shopId: string) {
  const { t } = useTranslation('lists');
  const client = useQueryClient();
  const key = shopQuery(savedViews, { list }, shopId).queryKey;
  const update = (change: (items: ViewFieldsFragment[]) => ViewFieldsFragment[]) =>
    client.setQueryData<SavedViewsQuery>(key, (known) => known && { savedViews: { items: change(known.savedViews.items) } });
  const refused = (error: { code: string; message: string } | undefined) => {
    if (error) toast('failed', t(error.code === 'CONFLICT' ? 'views.conflict' : 'views.refused'), error.code === 'CONFLICT' ? t('views.conflictHint') : error.message);
    return error === undefined;
  };
  const onError = (error: Error) => toast('failed', t('views.refused'), error.message);

  const save = useShopMutation(savedViewSave, shopId, {
    onSuccess: ({ savedViewSave: { savedView } }) => {
      if (!savedView) return;
      // What opens by default is not said by who saves.
      update((items) => [...items.filter(({ id }) => id !== savedView.id), savedView].toSorted((one, other) => Number(one.shared) - Number(other.shared) || one.name.localeCompare(other.name)));
    },
    onError,
  });
  const drop = useShopMutation(savedViewDelete, shopId, {
    onSuccess: ({ savedViewDelete: { deletedId, errors } }) => {
      if (refused(errors[0])) update((items) => items.filter(({ id }) => id !== deletedId));
    },
    onError,
  });
  const byDefault = useShopMutation(savedViewSetDefault, shopId, {
    onSuccess: ({ savedViewSetDefault: { defaultId, errors } }) => {
      if (refused(errors[0])) update((items) => items.map((view) => ({ ...view, byDefault: view.id === defaultId })));
    },
    onError,
  });
  const saveAsync = save.mutateAsync;
  return {
    busy: save.isPending || drop.isPending,
    /** The saved view, or the refusal; a failure is told here. */
    save: useCallback(
      async (input: Omit<SavedViewSaveInput, 'list'>): Promise<{ view: View | null; error: { code: string; message: string; path: readonly string[] } | null }> => {
        try {
          const { savedView, errors } = (await saveAsync({ input: { ...input, list } })).savedViewSave;
          return { view: errors[0] || !savedView ? null : viewOf(savedView), error: errors[0] ?? null };
        } catch {
          return { view: null, error: null };
        }
      },
      [saveAsync, list],
    ),
    refused,
    remove: (id: string) => drop.mutateAsync({ input: { id } }).then(({ savedViewDelete: { errors } }) => errors.length === 0, () => false),
    setDefault: (id: string | null) => byDefault.mutate({ input: { list, id } }),
  };
}
