/**
 * GraphiQL puts a close button into each of its tabs, which no tab may hold: a screen reader could not reach it. As a plain
 * list of buttons the same row is right; the current one says so. New tabs get the same treatment when they come.
 */
export function keepTabsPlain(container: HTMLElement): () => void {
  const repair = () => {
    for (const list of container.querySelectorAll('[role=tablist]')) list.removeAttribute('role');
    for (const tab of container.querySelectorAll('.graphiql-tab')) {
      tab.removeAttribute('role');
      const selected = tab.getAttribute('aria-selected') ?? String(tab.classList.contains('graphiql-tab-active'));
      tab.removeAttribute('aria-selected');
      tab.querySelector('button')?.setAttribute('aria-current', selected);
    }
  };
  repair();
  const observer = new MutationObserver(repair);
  observer.observe(container, { subtree: true, childList: true, attributeFilter: ['class'] });
  return () => observer.disconnect();
}
