/** Whether something stands over the page and has its own keys. A toast is a dialog too, but only tells. */
export function overlayIsOpen(): boolean {
  return document.querySelector('[role="dialog"]:not([data-toast]), [role="menu"]') !== null;
}
