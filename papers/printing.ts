import { parentPort, workerData } from 'node:worker_threads';
import type { Instant } from '../domain/time.ts';
import { packagePaper, type PackageContent } from './package-paper.ts';
import { paperDocx } from './paper-docx.ts';
import { paperPdf } from './paper-pdf.ts';

/** What a thread of its own is given: fonts and archives take a second that others need not wait for. */
export type Printing = {
  readonly format: 'docx' | 'pdf';
  readonly content: PackageContent;
  /** Frozen texts by hash, in Markdown. */
  readonly texts: Readonly<Record<string, string>>;
  readonly at: Instant;
};

const renderers = { docx: paperDocx, pdf: paperPdf } as const;

/** Whoever starts this thread is this very program, so what it hands over is a `Printing`. */
const { format, content, texts, at }: Printing = workerData;
const bytes = await renderers[format](packagePaper(content, new Map(Object.entries(texts)), at));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(bytes);
