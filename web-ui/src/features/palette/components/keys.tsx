/** Keys one after another. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="flex gap-1">
      {keys.map((key) => (
        <kbd key={key} className="min-w-5 rounded border bg-surface px-1 text-center font-sans text-2xs text-muted">
          {key}
        </kbd>
      ))}
    </span>
  );
}
