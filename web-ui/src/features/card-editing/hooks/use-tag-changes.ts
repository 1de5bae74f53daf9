import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProductTagColor } from '@/generated/graphql/graphql.ts';
import { invalidateCards, toApiError, useShopMutation, type ApiError } from '@/lib/api';
import { createTag, deleteTag, updateTag } from '../api/tag-documents.ts';

interface Payload {
  done: boolean;
  errors: readonly { code: string; message: string; path: readonly string[] }[];
}

/** Making, changing and deleting the seller's tags at Wildberries, which happens at once. Each says whether it was done. */
export function useTagChanges(shopId: string) {
  const client = useQueryClient();
  const [refused, setRefused] = useState<Payload['errors']>([]);
  const [error, setError] = useState<ApiError | null>(null);
  const create = useShopMutation(createTag, shopId);
  const update = useShopMutation(updateTag, shopId);
  const remove = useShopMutation(deleteTag, shopId);
  const settle = async (sent: Promise<Payload>): Promise<boolean> => {
    setRefused([]);
    setError(null);
    try {
      const { done, errors } = await sent;
      setRefused(errors);
      return done;
    } catch (failure) {
      setError(toApiError(failure));
      return false;
    } finally {
      // Read again whatever came of it: what was lost on the way may have been done.
      void client.invalidateQueries({ queryKey: ['SellerTags', shopId] });
      invalidateCards(client, shopId);
    }
  };
  return {
    create: (name: string, color: ProductTagColor) => settle(create.mutateAsync({ input: { name, color } }).then((result) => result.productTagCreate)),
    update: (id: string, name: string, color: ProductTagColor) => settle(update.mutateAsync({ input: { id, name, color } }).then((result) => result.productTagUpdate)),
    remove: (id: string) => settle(remove.mutateAsync({ input: { id } }).then((result) => result.productTagDelete)),
    clear: () => {
      setRefused([]);
      setError(null);
    },
    refused,
    error,
    busy: create.isPending || update.isPending || remove.isPending,
  };
}

export type TagChanges = ReturnType<typeof useTagChanges>;
