interface ConnectionPage<Node> {
  nodes: readonly Node[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/**
 * One list of the pages read so far. A card that was changed while the user scrolled may come again on a later page:
 * the first place keeps it, so that no row jumps or doubles.
 */
export function mergePages<Node extends { nmId: string }>(pages: readonly ConnectionPage<Node>[]): Node[] {
  const seen = new Set<string>();
  const merged: Node[] = [];
  for (const page of pages) {
    for (const node of page.nodes) {
      if (seen.has(node.nmId)) continue;
      seen.add(node.nmId);
      merged.push(node);
    }
  }
  return merged;
}

/** Where the next page begins; undefined at the end. */
export function nextCursor(page: Pick<ConnectionPage<unknown>, 'pageInfo'>): string | undefined {
  return page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
}
