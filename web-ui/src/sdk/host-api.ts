import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShops } from '@/features/shops';
import { shopQuery, useShopMutation } from '@/lib/api';
import { textIn } from './texts.ts';
import type { Texts } from './types.ts';

/** Chooses among a plugin's texts. */
export function useTexts(): (texts: Texts) => string {
  const { language } = useTranslation().i18n;
  return (texts) => textIn(texts, language);
}

/** The shop that is chosen in the header; null for none. */
export function useShopId(): string | null {
  return useShops().shopId;
}

/** Asks the host's GraphQL API for the current shop. The document needs a name, by which its answers are remembered. */
export function useHostQuery<Result>(document: string, variables: Record<string, unknown> = {}) {
  return useQuery(shopQuery<Result, Record<string, unknown>>(document, variables, useShopId()));
}

/** Changes something over the host's GraphQL API, for the current shop. */
export function useHostMutation<Result>(document: string) {
  return useShopMutation<Result, Record<string, unknown>>(document, useShopId());
}
