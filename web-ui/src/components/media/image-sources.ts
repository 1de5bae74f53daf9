/** The addresses of one picture, the best first; absent ones left out, equal ones once. */
export function imageSources(...addresses: (string | null | undefined)[]): string[] {
  return [...new Set(addresses.filter((address) => typeof address === 'string' && address !== ''))] as string[];
}
