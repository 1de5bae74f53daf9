import type { Plugin } from 'vite';

export function importMapText(html?: string): string;
export function sdkFiles(): Map<string, string>;
export function uiSdk(): Plugin;
