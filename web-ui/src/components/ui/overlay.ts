/** Whether something stands over the page and has its own keys. A toast is a dialog too, but only tells. */
export function overlayIsOpen(): boolean {
  return document.querySelector('[role="dialog"]:not([data-toast]), [role="menu"]') !== null;
}

/** Whether a question or a form stands over the page: what is typed there is not to be left by a key. */
export function dialogIsOpen(): boolean {
  return document.querySelector('[data-dialog]') !== null;
}
