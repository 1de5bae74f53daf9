import { contextHeaders, fromStatus, session } from '@/lib/api';

/** Saves the schema in service as a file: with the session's token, which a plain link would not send. */
export async function downloadSchema(shopId: string | null): Promise<void> {
  const response = await fetch('/api/schema.graphqls', { headers: contextHeaders(await session.token(), shopId) });
  if (!response.ok) throw fromStatus(response.status, response.headers.get('Retry-After'));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = 'schema.graphqls';
  link.click();
  URL.revokeObjectURL(address);
}
