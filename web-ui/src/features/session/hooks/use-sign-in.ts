import { useMutation } from '@tanstack/react-query';
import { api, session, type ApiError } from '@/lib/api';
import { login } from '../api/session-documents.ts';

export interface Credentials {
  email: string;
  password: string;
}

/** Resolves to what the server says against the credentials; null when they were good. */
export function useSignIn() {
  return useMutation<string | null, ApiError, Credentials>({
    meta: { offline: 'tried' },
    mutationFn: async (input) => {
      // Whoever was here before has left first.
      await session.settle();
      const { login: payload } = await api.request(login, { input }, { anonymous: true });
      const { accessToken, expiresAt, user, errors } = payload;
      if (!accessToken || !expiresAt || !user) return errors[0]?.code ?? 'INVALID_CREDENTIALS';
      session.accept({ accessToken, expiresAt, user });
      return null;
    },
  });
}

/** Ends the session here and in every tab at once; the server is told now, or as soon as it can be. */
export function signOut(): void {
  session.end();
}
