// Archives for journeys, of any size.

import { closeSync, openSync, writeSync } from "node:fs";

/**
 * Writes a ZIP whose entries are stored: texts, and, by their size, media of nothing but holes, which take no disk.
 * Sizes and offsets stand in Zip64 fields. Nobody opens the media, so they go without a checksum.
 */
export function writeZip(path, entries) {
  const file = openSync(path, "w");
  const directory = [];
  let at = 0;
  for (const [name, content] of entries) {
    const bytes = typeof content === "string" ? Buffer.from(content) : null;
    const size = BigInt(bytes?.length ?? content);
    const label = Buffer.from(name);
    const zip64 = Buffer.alloc(28);
    zip64.writeUInt16LE(1, 0);
    zip64.writeUInt16LE(24, 2);
    [size, size, BigInt(at)].forEach((value, index) => zip64.writeBigUInt64LE(value, 4 + 8 * index));
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(45, 0);
    shared.writeUInt32LE(bytes ? crc32(bytes) : 0, 10);
    shared.writeUInt32LE(0xffffffff, 14);
    shared.writeUInt32LE(0xffffffff, 18);
    shared.writeUInt16LE(label.length, 22);

    // The local header's extra field has no offset.
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, label, zip64.subarray(0, 20)]);
    local.writeUInt16LE(20, 28);
    local.writeUInt16LE(16, 30 + label.length + 2);
    const central = Buffer.concat([Buffer.from("PK\x01\x02-\0", "latin1"), shared, Buffer.alloc(14), label, zip64]);
    central.writeUInt16LE(28, 30);
    central.writeUInt32LE(0xffffffff, 42);
    directory.push(central);

    writeSync(file, local, 0, local.length, at);
    at += local.length;
    if (bytes) writeSync(file, bytes, 0, bytes.length, at);
    at += Number(size);
  }
  const central = Buffer.concat(directory);
  const end64 = Buffer.alloc(56);
  end64.write("PK\x06\x06", "latin1");
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(45, 12);
  end64.writeUInt16LE(45, 14);
  [entries.length, entries.length, central.length, at].forEach((value, index) => end64.writeBigUInt64LE(BigInt(value), 24 + 8 * index));
  const locator = Buffer.alloc(20);
  locator.write("PK\x06\x07", "latin1");
  locator.writeBigUInt64LE(BigInt(at + central.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22, 0xff);
  end.write("PK\x05\x06\0\0\0\0", "latin1");
  end.writeUInt16LE(0, 20);
  const tail = Buffer.concat([central, end64, locator, end]);
  writeSync(file, tail, 0, tail.length, at);
  closeSync(file);
}

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** The same as macOS's Archive Utility writes it: without Zip64, sizes and offsets are what is left of them in 32 bits. */
export function writeWrappedZip(path, entries) {
  const file = openSync(path, "w");
  const directory = [];
  let at = 0;
  for (const [name, content] of entries) {
    const bytes = typeof content === "string" ? Buffer.from(content) : null;
    const size = bytes?.length ?? content;
    const label = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(bytes ? crc32(bytes) : 0, 10);
    shared.writeUInt32LE(size % 2 ** 32, 14);
    shared.writeUInt32LE(size % 2 ** 32, 18);
    shared.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, label]);
    const central = Buffer.concat([Buffer.from("PK\x01\x02\x15\x03", "latin1"), shared, Buffer.alloc(14), label]);
    central.writeUInt32LE(at % 2 ** 32, 42);
    directory.push(central);
    writeSync(file, local, 0, local.length, at);
    at += local.length;
    if (bytes) writeSync(file, bytes, 0, bytes.length, at);
    at += size;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at % 2 ** 32, 16);
  const tail = Buffer.concat([central, end]);
  writeSync(file, tail, 0, tail.length, at);
  closeSync(file);
}
