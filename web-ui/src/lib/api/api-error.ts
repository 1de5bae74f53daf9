/** The closed list of the API (`extensions.code`), and what can only happen on this side of the wire. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'CONFLICT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_REJECTED',
  'RATE_LIMITED',
  'PLUGIN_UNAVAILABLE',
  /** Vitrina's own database cannot be reached. */
  'DATABASE_UNAVAILABLE',
  'SCHEMA_CHANGED',
  'INTERNAL',
  /** The server could not be reached: offline, stopped, or behind a broken proxy. */
  'UNREACHABLE',
  /** It would have changed something, and was not sent, as there is no connection. */
  'OFFLINE',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface ApiErrorDetails {
  correlationId?: string;
  retryAfterSeconds?: number;
  /** Narrows INVALID_INPUT, for example `SHOP_REQUIRED`. */
  reason?: string;
}

export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** When it came, in this browser's time: from then on `retryAfterSeconds` counts. */
  readonly receivedAt = Date.now();

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ApiErrorDetails = {},
  ) {
    super(message);
  }
}

export function isShopRequired(error: unknown): boolean {
  return error instanceof ApiError && error.details.reason === 'SHOP_REQUIRED';
}

export interface GraphqlErrorShape {
  message?: string;
  extensions?: Record<string, unknown>;
}

function isErrorCode(value: unknown): value is ErrorCode {
  return errorCodes.some((code) => code === value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function seconds(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? Math.ceil(number) : undefined;
}

/** The first error of a GraphQL answer decides; a code outside the list counts as INTERNAL. */
export function fromGraphql(errors: readonly GraphqlErrorShape[]): ApiError {
  const first = errors[0];
  const extensions = first?.extensions ?? {};
  // The host was updated under this page: the same for who looks at it as a field that has gone.
  const code = extensions['reason'] === 'UNKNOWN_DOCUMENT' ? 'SCHEMA_CHANGED' : extensions['code'];
  return new ApiError(isErrorCode(code) ? code : 'INTERNAL', first?.message ?? '', {
    correlationId: text(extensions['correlationId']),
    retryAfterSeconds: seconds(extensions['retryAfterSeconds']),
    reason: text(extensions['reason']),
  });
}

/** An answer that is not GraphQL: from a proxy, or from the security filter in front of it. */
export function fromStatus(status: number, retryAfter: string | null): ApiError {
  const details = { retryAfterSeconds: seconds(retryAfter ?? undefined) };
  if (status === 401) return new ApiError('UNAUTHENTICATED', '', details);
  if (status === 403) return new ApiError('FORBIDDEN', '', details);
  if (status === 404) return new ApiError('NOT_FOUND', '', details);
  if (status === 429) return new ApiError('RATE_LIMITED', '', details);
  if (status === 502 || status === 503 || status === 504) return new ApiError('UNREACHABLE', '', details);
  if (status >= 400 && status < 500) return new ApiError('INVALID_INPUT', '', details);
  return new ApiError('INTERNAL', '', details);
}

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('INTERNAL', error instanceof Error ? error.message : '');
}
