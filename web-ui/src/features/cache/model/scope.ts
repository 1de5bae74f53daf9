/** What an action reaches: an endpoint, a shop, or the one in the other. */
export interface Scope {
  endpoint?: string | undefined;
  shopId?: string | undefined;
}

/** Everything at once is never meant. */
export function scopeProblem({ endpoint, shopId }: Scope): boolean {
  return !endpoint && !shopId;
}

/** Which of the texts names it. */
export function scopeKind({ endpoint, shopId }: Scope): 'endpoint' | 'shop' | 'both' | 'nothing' {
  if (endpoint && shopId) return 'both';
  if (endpoint) return 'endpoint';
  return shopId ? 'shop' : 'nothing';
}
