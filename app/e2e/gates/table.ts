import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { resolve } from 'node:path';

export interface Row {
  gate: string;
  measured: number;
  unit: string;
  /** Met from here on; undefined where a figure is only told. */
  limit?: number;
  /** Whether more is better, as with scores. */
  atLeast?: boolean;
}

const docs = resolve(import.meta.dirname, '../../../docs/benchmarks.md');
const from = '<!-- screens: written by app/e2e/gates -->';
const to = '<!-- screens: end -->';

const load = () => loadavg()[0] ?? 0;

const shown = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(value < 1 ? 3 : 1));

/** Gates that are known to be missed, with the reason; one that is met again has to go from here. */
const knownMissed: Readonly<Record<string, string>> = {
  'list, mobile: LCP': '2,448 to 2,660 ms by the hour; drawing a list takes a second on a quarter of a processor',
  '12,000 cards, CPU / 4: frame while scrolling, p95': 'each frame draws five new rows on a quarter of a processor, without a graphics card',
};

/** What was not measured (NaN) is not met. */
function met({ measured, limit, atLeast = false }: Row): boolean {
  return limit === undefined || (atLeast ? measured >= limit : measured <= limit);
}

function verdict(row: Row): string {
  if (row.limit === undefined) return '';
  if (met(row)) return 'met';
  const reason = knownMissed[row.gate];
  return reason === undefined ? '**NOT met**' : `**NOT met**: ${reason}`;
}

function line(row: Row): string {
  const limit = row.limit === undefined ? '' : `${row.atLeast ? '>=' : '<='} ${row.limit} ${row.unit}`;
  return `| ${row.gate} | ${shown(row.measured)} ${row.unit} | ${limit} | ${verdict(row)} |`;
}

/** Collects what was measured, prints each row as it comes and puts the table into the document. */
export class Table {
  private readonly rows: Row[] = [];
  private readonly broken: string[] = [];
  private readonly loads: number[] = [load()];

  add(row: Row) {
    this.rows.push(row);
    this.loads.push(load());
    console.log(`${line(row)} load ${load().toFixed(1)}`);
  }

  /** What was to be measured broke off; the others go on, and the table of the documents stays as it is. */
  breakOff(what: string, error: unknown) {
    const why = `${what}: ${error instanceof Error ? error.message : String(error)}`;
    this.broken.push(why);
    console.log(`broke off: ${why}`);
  }

  /** Throws when something broke off. */
  judgeWhole() {
    if (this.broken.length > 0) throw new Error(['not measured:', ...this.broken].join('\n'));
  }

  /** Throws when a gate is missed that is not known to be, or is known to be and is met. */
  judge() {
    const missed = this.rows.filter((row) => !met(row) && knownMissed[row.gate] === undefined).map(line);
    const mended = this.rows.filter((row) => met(row) && knownMissed[row.gate] !== undefined).map(({ gate }) => `${gate}: met, but listed as known to be missed`);
    if (missed.length + mended.length > 0) throw new Error(['gates of the screens:', ...missed, ...mended].join('\n'));
  }

  write() {
    const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, load average ${Math.min(...this.loads).toFixed(1)} to ${Math.max(...this.loads).toFixed(1)} meanwhile, ${new Date().toISOString().slice(0, 10)}`;
    const table = [from, '', `Machine: ${machine}.`, '', '| gate | measured | limit | |', '|---|---|---|---|', ...this.rows.map(line), '', to].join('\n');
    console.log(table);
    const text = readFileSync(docs, 'utf8');
    const begin = text.indexOf(from);
    const end = text.indexOf(to);
    if (begin < 0 || end < 0) throw new Error(`${docs} has no place for the table`);
    writeFileSync(docs, text.slice(0, begin) + table + text.slice(end + to.length));
  }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
