/** Browsers hide the clipboard on plain HTTP from another machine; the old way works there. Fails where neither does. */
export async function copyText(text: string): Promise<void> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard) return clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  // A dialog or a menu would take the focus back from what is outside of it.
  (document.activeElement?.closest('[role="dialog"], [role="menu"]') ?? document.body).append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (!copied) throw new Error('the browser did not copy');
}
