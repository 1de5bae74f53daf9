// node scripts/icons.mjs   draws what an installed dashboard is shown by from public/favicon.svg; run when that changes
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBrowser } from '../dev/browser.mjs';
import { root } from './stamp.mjs';

const logo = readFileSync(join(root, 'public', 'favicon.svg'), 'utf8');
/** What a system cuts into a shape of its own has no corners, and nothing but background in its outer fifth. */
const maskable = logo.replace(/ rx="\d+"/, '').replace(/<path /, '<path transform="translate(16 16) scale(.8) translate(-16 -16)" ');

const icons = [
  { file: 'icon-192.png', size: 192, svg: logo },
  { file: 'icon-512.png', size: 512, svg: logo },
  { file: 'maskable-512.png', size: 512, svg: maskable },
  { file: 'apple-touch-180.png', size: 180, svg: maskable },
];

await withBrowser(async (browser) => {
  const page = await browser.newPage();
  for (const { file, size, svg } of icons) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    writeFileSync(join(root, 'public', 'icons', file), await page.screenshot({ omitBackground: true }));
  }
});
