import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShops } from '@/features/shops';
import { files, shopQuery, useShopMutation, type UploadedFile, type UploadOptions } from '@/lib/api';
import { useOffline } from '@/lib/offline/use-offline.ts';
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

/** Whether the host is in reach, as far as the browser can know without asking. */
export function useOnline(): boolean {
  return !useOffline();
}

/** Asks the host's GraphQL API for the current shop. The document needs a name, by which its answers are remembered. */
export function useHostQuery<Result>(document: string, variables: Record<string, unknown> = {}) {
  return useQuery(shopQuery<Result, Record<string, unknown>>(document, variables, useShopId()));
}

/** Changes something over the host's GraphQL API, for the current shop. Without a connection it fails with the code `OFFLINE`, and nothing is sent. */
export function useHostMutation<Result>(document: string) {
  return useShopMutation<Result, Record<string, unknown>>(document, useShopId());
}

/** Has the browser save what a path of the host answers with for the current shop: `/api/files/<id>`, or one of the plugin's own. */
export function useHostDownload(): (path: string) => Promise<void> {
  const shopId = useShopId();
  return (path) => files.save(path, shopId);
}

/** Sends a file for the current shop; a mutation of the plugin takes its id. */
export function useHostUpload(): (file: File, options: UploadOptions) => Promise<UploadedFile> {
  const shopId = useShopId();
  return (file, options) => {
    if (shopId === null) return Promise.reject(new Error('No shop is chosen'));
    return files.upload(file, shopId, options);
  };
}
