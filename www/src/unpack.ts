// The engine travels as LZMA: browsers unpack gzip by themselves, which is a quarter larger.
//
// The format: bits that were each foretold with a probability, and come out of one large number, the range. Bits make
// symbols: a byte; or a distance back and a length, to copy what is there again.

/** Chances out of so many; those of a bit that was never seen are even. */
const SURE = 2048;
/** How fast a chance learns: by a 32nd of what it was wrong. */
const LEARN = 5;
/** Of lengths and distances: the shortest copy, and from where on a distance's lowest bits are foretold alike. */
const SHORTEST = 2;
const ALIKE = 14;

/** The bytes that were packed. Throws where they are damaged. */
export function unpack(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  // What a byte depends on: the bytes before it and its own place, so many bits of each.
  const before = packed[0]! % 9;
  const place = Math.floor(packed[0]! / 9) % 5;
  const placeOfSymbol = (1 << Math.floor(packed[0]! / 45)) - 1;
  const output = new Uint8Array(head.getUint32(5, true));
  let [at, made] = [18, 0];
  let [range, code] = [0xffff_ffff, head.getUint32(14)];

  const chances = (count: number): Uint16Array => new Uint16Array(count).fill(SURE / 2);

  function refill(): void {
    if (range >= 0x100_0000) return;
    if (at >= packed.length) throw new Error("the engine ends too soon");
    range = (range << 8) >>> 0;
    code = ((code << 8) | packed[at++]!) >>> 0;
  }

  function bit(of: Uint16Array, index: number): 0 | 1 {
    const chance = of[index]!;
    const bound = (range >>> 11) * chance;
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      of[index] = chance - (chance >> LEARN);
    } else {
      range = bound;
      of[index] = chance + ((SURE - chance) >> LEARN);
    }
    refill();
    return one ? 1 : 0;
  }

  /** A number of so many bits, the highest first: each is foretold by those before it. */
  function number(of: Uint16Array, bits: number, from = 0): number {
    let symbol = 1;
    for (let n = 0; n < bits; n++) symbol = (symbol << 1) | bit(of, from + symbol);
    return symbol - (1 << bits);
  }

  /** The same, the lowest first. */
  function reversed(of: Uint16Array, bits: number, from = 0): number {
    let [symbol, value] = [1, 0];
    for (let n = 0; n < bits; n++) {
      const one = bit(of, from + symbol);
      symbol = (symbol << 1) | one;
      value |= one << n;
    }
    return value;
  }

  /** Bits that nothing foretells. */
  function plain(bits: number): number {
    let value = 0;
    for (let n = 0; n < bits; n++) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      value = (value << 1) | one;
      refill();
    }
    return value;
  }

  const lengths = () => ({ choice: chances(2), short: chances(16 << 3), middle: chances(16 << 3), long: chances(1 << 8) });
  function length({ choice, short, middle, long }: ReturnType<typeof lengths>, own: number): number {
    if (!bit(choice, 0)) return SHORTEST + number(short, 3, own << 3);
    if (!bit(choice, 1)) return SHORTEST + 8 + number(middle, 3, own << 3);
    return SHORTEST + 16 + number(long, 8);
  }

  const bytes = chances(0x300 << (before + place));
  const [isCopy, isSame] = [chances(12 << 4), chances(12 << 4)];
  const [isKnown, isOther, isThird, isFourth] = [chances(12), chances(12), chances(12), chances(12)];
  const [slots, middleBits, lowBits] = [chances(4 << 6), chances(1 << 7), chances(1 << 4)];
  const [lengthOfNew, lengthOfKnown] = [lengths(), lengths()];
  /** What the last symbols were: below 7 the last one was a byte. */
  let state = 0;
  /** The last four distances, less one. */
  let [d0, d1, d2, d3] = [0, 0, 0, 0];

  function byte(): number {
    const last = made > 0 ? output[made - 1]! : 0;
    const from = 0x300 * (((made & ((1 << place) - 1)) << before) + (last >> (8 - before)));
    let symbol = 1;
    if (state >= 7) {
      // Behind a copy: most likely not what would have come next there. The chances know it, bit by bit.
      let expected = output[made - d0 - 1]!;
      while (symbol < 0x100) {
        const wanted = (expected >> 7) & 1;
        expected <<= 1;
        const one = bit(bytes, from + ((1 + wanted) << 8) + symbol);
        symbol = (symbol << 1) | one;
        if (one !== wanted) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(bytes, from + symbol);
    return symbol & 0xff;
  }

  function distance(copied: number): number {
    const slot = number(slots, 6, Math.min(copied - SHORTEST, 3) << 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    if (slot < ALIKE) return start + reversed(middleBits, bits, start - slot);
    return start + 16 * plain(bits - 4) + reversed(lowBits, 4);
  }

  while (made < output.length) {
    const own = made & placeOfSymbol;
    if (!bit(isCopy, (state << 4) + own)) {
      output[made] = byte();
      made++;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    let copied = 0;
    if (!bit(isKnown, state)) {
      [d1, d2, d3] = [d0, d1, d2];
      copied = length(lengthOfNew, own);
      state = state < 7 ? 7 : 10;
      d0 = distance(copied);
    } else if (!bit(isOther, state)) {
      if (!bit(isSame, (state << 4) + own)) copied = 1;
    } else if (!bit(isThird, state)) {
      [d0, d1] = [d1, d0];
    } else if (!bit(isFourth, state)) {
      [d0, d1, d2] = [d2, d0, d1];
    } else {
      [d0, d1, d2, d3] = [d3, d0, d1, d2];
    }
    if (copied === 1) {
      state = state < 7 ? 9 : 11;
    } else if (copied === 0) {
      copied = length(lengthOfKnown, own);
      state = state < 7 ? 8 : 11;
    }
    if (d0 >= made || made + copied > output.length) throw new Error("the engine is damaged");
    for (const end = made + copied; made < end; made++) output[made] = output[made - d0 - 1]!;
  }
  return output;
}
