import { type Locator, type Page, expect } from '@playwright/test';

/** The list of a shop's cards and the card beside it. */
export class ProductsPage {
  constructor(private readonly page: Page) {}

  async open(query = '') {
    await this.page.goto(`/products${query}`);
    await expect(this.grid).toBeVisible();
  }

  get grid() {
    return this.page.getByRole('grid', { name: 'Products' });
  }

  /** The loaded rows in the page, without the header. */
  get rows() {
    return this.grid.locator('[data-row-index]');
  }

  row(index: number) {
    return this.grid.locator(`[data-row-index="${index}"]`);
  }

  /** What the arrow keys lead to; column 0 holds the ticks, 1 the titles. */
  cell(row: number, column = 1) {
    return this.row(row).locator(`[data-column="${column}"]`);
  }

  tick(row: number) {
    return this.row(row).getByRole('checkbox');
  }

  /** "12,000 cards" as shown beside the title. */
  get total() {
    return this.page.getByTestId('total-count');
  }

  async expectTotal(cards: number) {
    await expect(this.total).toHaveText(`${cards.toLocaleString('en-US')} card${cards === 1 ? '' : 's'}`);
  }

  /** The rows are those of the filter and the order in the address, no longer those of the ones before. */
  private async expectCurrent() {
    await expect(this.grid).toHaveAttribute('aria-busy', 'false');
  }

  /** The texts of one column's cells, top down, among the rows that are rendered. */
  async column(name: string): Promise<string[]> {
    await this.expectCurrent();
    const headers = await this.grid.getByRole('columnheader').allInnerTexts();
    const index = headers.findIndex((text) => text.trim() === name);
    expect(index, `column ${name} among ${headers.join(', ')}`).toBeGreaterThanOrEqual(0);
    const texts: string[] = [];
    for (const row of await this.rows.all()) {
      texts.push((await row.getByRole('gridcell').nth(index).innerText()).trim());
    }
    return texts;
  }

  async search(text: string) {
    await this.page.getByRole('searchbox', { name: 'Search products' }).fill(text);
  }

  async clearSearch() {
    await this.page.getByRole('button', { name: 'Clear search' }).click();
  }

  async sortBy(column: string) {
    const header = this.grid.getByRole('columnheader', { name: column });
    const before = await header.getAttribute('aria-sort');
    await header.getByRole('button').click();
    await expect(header).not.toHaveAttribute('aria-sort', before ?? 'none');
    await this.expectCurrent();
  }

  /** Ticks the first value of a facet; returns its name and how many cards it says it has. */
  async chooseFirst(facet: string): Promise<{ name: string; count: number }> {
    await this.page.getByRole('search').getByRole('button', { name: facet }).click();
    const first = this.page.getByRole('list', { name: facet }).getByRole('listitem').first();
    const [name = '', count = ''] = (await first.innerText()).split('\n').map((part) => part.trim());
    await first.getByRole('checkbox').check();
    await this.page.keyboard.press('Escape');
    return { name, count: Number(count.replace(/\D/g, '')) };
  }

  async clearFilters() {
    await this.page.getByRole('search').getByRole('button', { name: 'Clear all' }).click();
  }

  /** What can be done with the rows that are chosen. */
  get bar() {
    return this.page.getByRole('region', { name: 'With the chosen products' });
  }

  async bulk(way: string) {
    await this.bar.getByRole('button', { name: 'Edit', exact: true }).click();
    await this.page.getByRole('menuitem', { name: way, exact: true }).click();
  }

  /** The open card: beside the list on a wide screen, over it on others. */
  panel(nmId: string): Locator {
    const name = `Product ${nmId}`;
    return this.page.getByRole('complementary', { name }).or(this.page.getByRole('dialog', { name }));
  }

  counter(panel: Locator) {
    return panel.getByTestId('carousel-counter');
  }

  get syncPanel() {
    return this.page.getByTestId('sync-panel');
  }

  get freshness() {
    return this.page.getByTestId('freshness').first();
  }
}
