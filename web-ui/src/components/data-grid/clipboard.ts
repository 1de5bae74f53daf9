/** A spreadsheet takes what begins so for a formula, and runs it. */
const formula = /^[=@\t\r]|^[+-](?![\d.,\s]*$)/;

/** As a spreadsheet takes it: a row a line, tabs between cells. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(cellOf).join('\t')).join('\n');
}

function cellOf(text: string): string {
  const plain = text.replaceAll(/[\t\r\n]+/g, ' ');
  return formula.test(text) ? `'${plain}` : plain;
}
