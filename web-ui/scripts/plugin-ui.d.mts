import type { Plugin } from 'vite';

export const provided: string[];
export function pluginUi(options: { entry?: string; manifest: { nav?: object[]; slots?: string[] } }): Plugin;
