import { parentPort, workerData } from 'node:worker_threads';
import type { Instant } from '../domain/time.ts';
import { commentDocx } from './comment-docx.ts';
import type { CommentMatrix } from './comment-matrix.ts';
import { packagePaper, type PackageContent } from './package-paper.ts';
import { paperDocx } from './paper-docx.ts';
import { paperPdf } from './paper-pdf.ts';

/** What a thread of its own is given: fonts and archives take a second that others need not wait for. */
export type Printing =
  | {
      readonly is: 'package';
      readonly format: 'docx' | 'pdf';
      readonly content: PackageContent;
      /** Frozen texts by hash, in Markdown. */
      readonly texts: Readonly<Record<string, string>>;
      readonly at: Instant;
    }
  | { readonly is: 'comments'; readonly matrix: CommentMatrix };

async function printed(printing: Printing): Promise<Uint8Array> {
  if (printing.is === 'comments') return await commentDocx(printing.matrix);
  const { format, content, texts, at } = printing;
  const paper = packagePaper(content, new Map(Object.entries(texts)), at);
  return await (format === 'docx' ? paperDocx : paperPdf)(paper);
}

/** Whoever starts this thread is this very program, so what it hands over is a `Printing`. */
const printing: Printing = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await printed(printing));
