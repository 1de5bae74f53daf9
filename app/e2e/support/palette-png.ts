import { crc32, deflateSync } from 'node:zlib';

/** Colours that are kept as they are: those of flat areas and letters. The others of the palette are what pictures need. */
const EXACT = 96;
const MOST = 256;

type Colour = readonly [red: number, green: number, blue: number];
type Counted = { colour: Colour; pixels: number };

/** A PNG of at most 256 colours: a third of the size of a screen in full colour, and as crisp. */
export function palettePng(rgba: Uint8Array, width: number, height: number): Buffer {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) counts.set(keyAt(rgba, at), (counts.get(keyAt(rgba, at)) ?? 0) + 1);
  const all = [...counts].map(([key, pixels]): Counted => ({ colour: [key >> 16, (key >> 8) & 255, key & 255], pixels })).toSorted((a, b) => b.pixels - a.pixels);
  const palette = all.length <= MOST ? all.map(({ colour }) => colour) : [...all.slice(0, EXACT).map(({ colour }) => colour), ...split(all.slice(EXACT), MOST - EXACT)];
  const nearest = new Map<number, number>();
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const key = keyAt(rgba, (y * width + x) * 4);
      let index = nearest.get(key);
      if (index === undefined) nearest.set(key, (index = nearestTo([key >> 16, (key >> 8) & 255, key & 255], palette)));
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function keyAt(rgba: Uint8Array, at: number): number {
  return (rgba[at]! << 16) | (rgba[at + 1]! << 8) | rgba[at + 2]!;
}

/** Median cut: the box with the most pixels and the widest range is halved until there are enough boxes; each is its mean. */
function split(colours: Counted[], into: number): Colour[] {
  const boxes = [colours];
  while (boxes.length < into) {
    const widest = boxes.map((box) => widestOf(box)).reduce((best, one, at, every) => (one.weight > every[best]!.weight ? at : best), 0);
    const box = boxes[widest]!;
    if (box.length < 2) break;
    const { channel } = widestOf(box);
    box.sort((a, b) => a.colour[channel]! - b.colour[channel]!);
    boxes.splice(widest, 1, box.slice(0, box.length >> 1), box.slice(box.length >> 1));
  }
  return boxes.map(meanOf);
}

function widestOf(box: Counted[]): { channel: number; weight: number } {
  const ranges = [0, 1, 2].map((channel) => {
    let [least, most] = [255, 0];
    for (const { colour } of box) {
      least = Math.min(least, colour[channel]!);
      most = Math.max(most, colour[channel]!);
    }
    return most - least;
  });
  const channel = ranges.indexOf(Math.max(...ranges));
  return { channel, weight: box.length < 2 ? -1 : ranges[channel]! * Math.sqrt(box.reduce((sum, { pixels }) => sum + pixels, 0)) };
}

function meanOf(box: Counted[]): Colour {
  const pixels = box.reduce((sum, one) => sum + one.pixels, 0);
  const mean = (channel: number) => Math.round(box.reduce((sum, one) => sum + one.colour[channel]! * one.pixels, 0) / pixels);
  return [mean(0), mean(1), mean(2)];
}

function nearestTo(colour: Colour, palette: readonly Colour[]): number {
  let [best, distance] = [0, Infinity];
  for (const [at, one] of palette.entries()) {
    const own = (one[0] - colour[0]) ** 2 + (one[1] - colour[1]) ** 2 + (one[2] - colour[2]) ** 2;
    if (own < distance) [best, distance] = [at, own];
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
