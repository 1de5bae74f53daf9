/** Where to go after signing in: only ever a path of this site, whatever the address bar was made to say. */
export function localPath(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/';
}
