/** The tiny copy of a photo: Wildberries keeps its sizes beside each other, `.../images/big/1.webp` and `.../images/tm/1.webp`. */
export function smallAddress(address: string | null | undefined): string[] {
  if (!address) return [];
  const small = address.replace(/\/images\/big\/([^/]+)$/, '/images/tm/$1');
  return small === address ? [address] : [small, address];
}
