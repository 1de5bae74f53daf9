import { createContext } from 'react';

/** Whose part this is; null in the host's own. What a part puts elsewhere in the page, as dialogs are, is marked as the plugin's by it. */
export const PluginId = createContext<string | null>(null);
