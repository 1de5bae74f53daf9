import { sandboxUrl } from './environment.ts';

/** What the simulated Wildberries can be told to do wrong; `kind` is the control API's name of it. */
export type Fault =
  | { kind: 'rate-limited'; retrySeconds: number }
  | { kind: 'server-error'; status?: number }
  | { kind: 'unauthorised' }
  | { kind: 'forbidden' }
  | { kind: 'slow-drip'; bytesPerSecond?: number }
  | { kind: 'html-page'; status?: number }
  | { kind: 'hang'; seconds?: number }
  | { kind: 'repeated' };

/** How Wildberries' work on an upload of prices goes wrong. */
export type Spoiling = { kind: 'fail-goods'; nmIDs: number[]; errorText?: string } | { kind: 'fail-every'; nth: number; errorText?: string } | { kind: 'cancel' };

export type TokenRequest = { categories?: string[]; readOnly?: boolean; expiresAt?: string; type?: string };

export type CardDigest = { nmID: number; updatedAt: string; hash: string };

/** What flows read of a card as Wildberries shows it. */
export type SandboxCard = {
  nmID: number;
  imtID: number;
  subjectID: number;
  vendorCode: string;
  title: string;
  description: string;
  brand: string;
  photos?: unknown[];
  video?: string;
  dimensions: { length: number; width: number; height: number; isValid: boolean };
  characteristics: { id: number; name: string }[];
  sizes: { skus: string[] }[];
  tags?: { id: number; name: string }[];
};

export type SandboxGood = { nmID: number; price: number; discount: number; editableSizePrice: boolean; promotions: number[]; held: unknown };

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${sandboxUrl}/sandbox/control${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** The control API of the simulated Wildberries. */
export const sandbox = {
  /** A token of the seller; personal, with every category and not expired unless said otherwise. */
  token: async (seller: string, request: TokenRequest = {}) =>
    (await call<{ token: string }>('POST', '/tokens', { seller, ...request })).token,

  /** From now on the token answers 401. */
  withdraw: (token: string) => call<void>('POST', '/tokens/withdraw', { token }),

  /** Up to 1,000 cards of the seller, by nmID. */
  cards: (seller: string, limit = 1000) => call<CardDigest[]>('GET', `/sellers/${seller}/cards?limit=${limit}`),

  card: (seller: string, nmId: number) => call<Record<string, unknown>>('GET', `/sellers/${seller}/cards/${nmId}`),

  edit: (seller: string, nmId: number, patch: Record<string, unknown>) =>
    call<CardDigest>('PATCH', `/sellers/${seller}/cards/${nmId}`, patch),

  /** To the trash, as from the seller's portal. */
  trash: (seller: string, nmId: number) => call<void>('DELETE', `/sellers/${seller}/cards/${nmId}`),

  /** What a good costs at Wildberries now. */
  good: (seller: string, nmId: number) => call<SandboxGood>('GET', `/sellers/${seller}/prices/${nmId}`),

  /** Uploads of prices that Wildberries took, oldest first. */
  priceUploads: (seller: string) => call<{ uploadID: number; status: number; nmIDs: number[] }[]>('GET', `/sellers/${seller}/price-uploads`),

  /** The next upload of prices goes wrong so. */
  spoilPriceUpload: (seller: string, how: Spoiling) => call<void>('POST', `/sellers/${seller}/price-uploads/spoil`, how),

  /** As from the seller's portal. */
  priceInThePortal: (seller: string, nmId: number, price: number) => call<SandboxGood>('PATCH', `/sellers/${seller}/prices/${nmId}`, { price }),

  /** What buyers pay for a good from now on, whoever sells it; one that nobody sells appears. */
  storefront: (nmId: number, kopecks: number) => call<void>('PUT', `/storefront/${nmId}`, { kopecks }),
  /** Wildberries holds this price back. */
  holdBack: (seller: string, nmId: number, price: number, discount: number) => call<SandboxGood>('PUT', `/sellers/${seller}/prices/${nmId}/quarantine`, { price, discount }),

  /** What was written through the API, the latest first or last: whether anything was at all. */
  writes: (seller: string) => call<{ endpoint: string; nmIDs: number[] }[]>('GET', `/sellers/${seller}/writes`),

  /**
   * The fault on every call of the seller to the endpoint until it is cleared; media hosts know no seller: null. Returns what clears it.
   *
   * @param path what the path of a call must hold, where only some are meant: media hosts serve the flow beside this one, too
   */
  fault: async (endpoint: string, seller: string | null, fault: Fault, path?: string) => {
    const { id } = await call<{ id: number }>('POST', '/faults', { endpoint, seller: seller ?? undefined, path, fault });
    return () => call<void>('DELETE', `/faults/${id}`);
  },
};
