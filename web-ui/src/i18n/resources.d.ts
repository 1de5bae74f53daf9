import 'i18next';
import type arrange from './en/arrange.json';
import type audit from './en/audit.json';
import type care from './en/care.json';
import type cache from './en/cache.json';
import type changes from './en/changes.json';
import type common from './en/common.json';
import type editing from './en/editing.json';
import type feed from './en/feed.json';
import type fullSync from './en/full-sync.json';
import type keys from './en/keys.json';
import type lists from './en/lists.json';
import type media from './en/media.json';
import type plugins from './en/plugins.json';
import type newCard from './en/new-card.json';
import type overview from './en/overview.json';
import type palette from './en/palette.json';
import type playground from './en/playground.json';
import type products from './en/products.json';
import type session from './en/session.json';
import type sync from './en/sync.json';
import type tokens from './en/tokens.json';
import type users from './en/users.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: {
      arrange: typeof arrange;
      audit: typeof audit;
      cache: typeof cache;
      changes: typeof changes;
      care: typeof care;
      common: typeof common;
      editing: typeof editing;
      feed: typeof feed;
      'full-sync': typeof fullSync;
      keys: typeof keys;
      lists: typeof lists;
      'new-card': typeof newCard;
      overview: typeof overview;
      palette: typeof palette;
      playground: typeof playground;
      media: typeof media;
      plugins: typeof plugins;
      products: typeof products;
      session: typeof session;
      sync: typeof sync;
      tokens: typeof tokens;
      users: typeof users;
    };
  }
}
