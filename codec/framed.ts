import type { Payload } from '@temporalio/common';
import { z } from 'zod';

const lengthBytes = 4;
const metadataForm = z.record(z.string(), z.base64());

/**
 * A whole payload as bytes: the length of its metadata (4 bytes, big-endian), the metadata as JSON
 * with each value in base64, and the data as they are.
 */
export function framed({ metadata, data }: Payload): Buffer {
  const values = Object.entries(metadata ?? {}).map(([name, value]) => [
    name,
    Buffer.from(value).toString('base64'),
  ]);
  const header = Buffer.from(JSON.stringify(Object.fromEntries(values)), 'utf8');
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(header.length);
  // Of a workflow without a result it comes out of the sandbox as an empty array.
  return Buffer.concat([length, header, Buffer.from(data ?? [])]);
}

/** The inverse of `framed`. @throws for bytes that it did not make */
export function unframed(bytes: Buffer): Payload {
  const begins = lengthBytes + bytes.readUInt32BE();
  const header: unknown = JSON.parse(bytes.subarray(lengthBytes, begins).toString('utf8'));
  const values = Object.entries(metadataForm.parse(header)).map(([name, value]) => [
    name,
    Buffer.from(value, 'base64'),
  ]);
  return { metadata: Object.fromEntries(values), data: bytes.subarray(begins) };
}
