type Kept = Pick<Storage, 'length' | 'getItem' | 'setItem' | 'removeItem' | 'clear'>;

/**
 * Where GraphiQL keeps its tabs and history: in the browser, as without this. Its theme alone is the dashboard's at every start: the
 * one it would keep is what it colours its editors with, whatever theme it is given later.
 */
export function playgroundStorage(theme: 'dark' | 'light', browser: Storage = localStorage): Kept {
  return {
    get length() {
      return browser.length;
    },
    getItem: (key) => (key === 'graphiql:theme' ? theme : browser.getItem(key)),
    setItem: (key, value) => browser.setItem(key, value),
    removeItem: (key) => browser.removeItem(key),
    clear: () => browser.clear(),
  };
}
