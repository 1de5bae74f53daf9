import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTheme } from '@/lib/theme/theme.ts';
import { keepTabsPlain } from '../model/plain-tabs.ts';
import { createPlaygroundFetcher } from '../model/playground-fetcher.ts';
import { playgroundStorage } from '../model/playground-storage.ts';
import { savedQueriesPlugin } from './saved-queries.tsx';

const welcome = `# The schema of what is installed here. Your session and the chosen shop are sent along.
# Ctrl-Space completes, Ctrl-Enter runs; the documentation is on the left.
query Start {
  me {
    name
    role
    permissions
  }
  shops {
    items {
      id
      sellerName
      tradeMark
    }
  }
}
`;

/** GraphiQL, bundled: it works without any other server than ours. */
export function Playground({ shopId }: { shopId: string | null }) {
  const theme = useTheme().dark ? 'dark' : 'light';
  // As it starts; it follows later changes by itself.
  const [storage] = useState(() => playgroundStorage(theme));
  const { t } = useTranslation('playground');
  const savedTitle = t('saved.title');
  const plugins = useMemo(() => [HISTORY_PLUGIN, savedQueriesPlugin(savedTitle)], [savedTitle]);
  const fetcher = useMemo(() => createPlaygroundFetcher(shopId), [shopId]);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => (frame.current ? keepTabsPlain(frame.current) : undefined), []);
  return (
    <div ref={frame} className="min-h-0 flex-1">
      <GraphiQL
        fetcher={fetcher}
        defaultQuery={welcome}
        storage={storage}
        plugins={plugins}
        forcedTheme={theme}
        isHeadersEditorEnabled={false}
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
      />
    </div>
  );
}
