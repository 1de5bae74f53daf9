/** What a request is called when nobody has said so: by its first operation, or the first field it asks for. */
export function suggestedName(document: string): string {
  const code = document.replaceAll(/#[^\n]*/g, '');
  const named = /\b(?:query|mutation|subscription)\s+(\w+)/.exec(code)?.[1];
  return (named ?? /\{\s*(\w+)/.exec(code)?.[1] ?? '').slice(0, 100);
}
