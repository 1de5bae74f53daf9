/** A JSON value as people read it; null for none. */
export function valueText(value: unknown, decimal: (value: number) => string = String): string | null {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return decimal(value);
    case 'boolean':
      return value ? '✓' : '✗';
    default:
      break;
  }
  if (Array.isArray(value)) {
    return value.map((item) => valueText(item, decimal) ?? '–').join(', ');
  }
  return Object.entries(value)
    .map(([name, member]) => `${name}: ${valueText(member, decimal) ?? '–'}`)
    .join('; ');
}
