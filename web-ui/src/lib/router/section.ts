/** The screen that a path belongs to, without what is open in it. The pages of each plugin are a section of their own. */
export function sectionOf(pathname: string): string {
  const parts = pathname.split('/');
  return parts.slice(0, parts[1] === 'p' ? 3 : 2).join('/');
}
