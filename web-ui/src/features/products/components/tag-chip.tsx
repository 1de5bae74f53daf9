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
