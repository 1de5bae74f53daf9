const parts = (folder: string, ...names: string[]) => `${folder}/(${names.join('|')})`;
const modules = (...paths: string[]) => new RegExp(`/(${paths.join('|')})`);

/** What the page is drawn with, and what the frame around every screen needs. */
const everywhere = modules(
  parts('node_modules/@base-ui', parts('react', 'context-menu', 'floating-ui-react', 'internals', 'menu', 'menubar', 'merge-props', 'separator', 'toolbar', 'tooltip', 'utils'), 'utils'),
  'node_modules/(valibot|clsx|class-variance-authority|lucide-react)/',
  parts('src/lib', 'api/(index|query|invalidate)', 'format/(?!freshness|score)', 'i18n', 'offline/(use-offline|kept-for|owed)', 'router', 'theme', 'hooks/use-(media|now)', 'kept-drafts', 'plugin-id', 'stale-chunk', 'start/at-rest'),
  parts('src/components', 'ui/(badge|button|icon-button|logo|menu|popups-later|spinner|toast|tooltip)\\.', 'state/states'),
  parts('src/features', '[^/]+/model/[a-z-]*search\\.', 'session/(api|hooks|components/(dialogs|preferences))', 'shops/(hooks|model)', 'shell/components/(navigation|not-found)\\.'),
);

/** What most screens have a part of. */
const often = modules(
  'node_modules/@base-ui/react/popover',
  parts('src', 'features/(extensions|jobs)/', 'components/ui/(field|overlay|panel|popover|progress)\\.', 'components/state/problem-note', 'features/shops/components/shop-gate', 'lib/(api/subscribe|hooks/use-debounced)', 'sdk/texts'),
);

/** What comes into the frame once it stands: one request for all of it. */
const around = modules(parts('src/features', 'notifications/', 'palette/(index|components/commands|model/(chords|modifier))', 'shell/components/(around|navigation-panel|sending-banner|user-menu)', 'session/components/reauth-dialog'));

const dialogs = modules('node_modules/@base-ui/react/dialog', parts('src/components/ui', 'dialog', 'side-panel'));

const list = modules(parts('src', 'features/(products|views|bookmarks)/(components|hooks|api|model)', 'components/(media|data-grid|state/freshness)', 'lib/(copy-text|format)'));

/** Where what opens stands, and what has the focus then: nothing of it is needed until something is opened. */
const popups = modules(parts('node_modules/@floating-ui', 'core', 'dom', 'react', 'react-dom'), parts('node_modules/@base-ui/react', 'internals/useAnchorPositioning', 'floating-ui-react/(components/FloatingFocusManager|utils/markOthers)'));

/** Works while the others are on their way. */
const ahead = modules('src/components/media/image-sources', parts('src/lib', 'api/(client|graphql-client|api-error|files|upload)\\.', 'session', 'start/(?!at-rest|follow-owner|put-asked)', 'offline/(reach|refuse)', 'i18n/languages', 'stored'));

/**
 * Which modules share a file. Over a phone's line a screen of a hundred files waits for requests, not for bytes; but nobody loads much
 * that others need. What is in no group lies with the screen that needs it.
 */
export const chunks = [
  { name: 'ahead', test: ahead, priority: 6, includeDependenciesRecursively: false },
  { name: 'popups', test: popups, minShareCount: 2, priority: 6, includeDependenciesRecursively: false },
  { name: 'core', test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next|@floating-ui[\\/]utils|@tanstack[\\/](history|query-core|react-query|react-router|react-store|router-core|store))[\\/]/, priority: 5 },
  { name: 'base', test: everywhere, minShareCount: 2, priority: 4 },
  { name: 'kit', test: often, minShareCount: 2, priority: 2, includeDependenciesRecursively: false },
  { name: 'dialogs', test: dialogs, minShareCount: 2, priority: 2, includeDependenciesRecursively: false },
  { name: 'around', test: around, priority: 2, includeDependenciesRecursively: false },
  { name: 'list', test: list, minShareCount: 2, priority: 1, includeDependenciesRecursively: false },
];
