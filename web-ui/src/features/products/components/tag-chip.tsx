const hex = /^[\da-f]{6}$/i;

/** A tag in its own colour; the colour is a dot, so that the text is readable whatever it is. */
export function TagChip({ name, color }: { name: string; color?: string | null }) {
  return (
    <span className="inline-flex h-5 min-w-0 items-center gap-1.5 rounded border px-1.5 text-2xs whitespace-nowrap">
      <span
        className="size-2 shrink-0 rounded-full bg-line-strong"
        style={color && hex.test(color) ? { backgroundColor: `#${color}` } : undefined}
        aria-hidden="true"
      />
      <span className="truncate">{name}</span>
    </span>
  );
}

/** What fits into a cell: the first tag by name, how many more there are, and their names for a pointer or a screen reader. */
export function TagSummary({ tags }: { tags: readonly { id: string; name: string; color?: string | null }[] }) {
  const [first, ...others] = tags;
  if (!first) return null;
  const names = others.map((tag) => tag.name).join(', ');
  return (
    <span className="flex min-w-0 items-center gap-1">
      <TagChip name={first.name} color={first.color} />
      {others.length > 0 && (
        <span className="text-2xs text-muted tabular-nums" title={names}>
          <span aria-hidden="true">+{others.length}</span>
          <span className="sr-only">{names}</span>
        </span>
      )}
    </span>
  );
}
