/** The card's page in the shop of Wildberries. */
export function wildberriesAddress(nmId: string): string {
  return `https://www.wildberries.ru/catalog/${encodeURIComponent(nmId)}/detail.aspx`;
}
