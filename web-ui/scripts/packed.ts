import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const leastBytes = 512;
/** Packing these as tightly as the others would take longer than the rest of the build; only few ever load them. */
const mostBytes = 1_000_000;

/** Puts the packed forms of the files of `assets` beside them, so that the host need not pack them again for each who asks, and tighter. */
export function packed(): Plugin {
  let folder = '';
  return {
    name: 'packed',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir, 'assets');
    },
    async closeBundle() {
      if (!existsSync(folder)) return;
      const files = readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file));
      await Promise.all(
        files.map(async (file) => {
          const content = readFileSync(join(folder, file));
          if (content.length < leastBytes) return;
          const quality = content.length > mostBytes ? 9 : 11;
          const [brotli, gzipped] = await Promise.all([
            promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
            promisify(gzip)(content, { level: 9 }),
          ]);
          writeFileSync(join(folder, `${file}.br`), brotli);
          writeFileSync(join(folder, `${file}.gz`), gzipped);
        }),
      );
    },
  };
}
