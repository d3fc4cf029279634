// CRC-32, as in zip and PNG: finds what went wrong on the way. It is no protection against someone who wants to change the file;
// that is what the hashes in the page's own policy are for.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) value = (value >>> 8) ^ TABLE[(value ^ bytes[i]!) & 255]!;
  return (value ^ 0xffffffff) >>> 0;
}
