import { findTexts } from '../../store/documents.ts';
import type { PackageSeen } from '../contract/package.ts';
import { Download } from '../download.ts';
import type { Edge } from '../edge.ts';
import { printer } from '../printer.ts';
import type { FoundPackage } from './found.ts';

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** The package as a file; the same state seen by the same eyes is the same bytes. */
export async function printPackage(
  edge: Edge,
  { manifest }: FoundPackage,
  seen: PackageSeen,
  format: keyof typeof mediaTypes,
): Promise<Download> {
  const read = new Set(seen.members.filter(({ reads }) => reads).map(({ text }) => text));
  const shown = manifest.members.filter(({ text }) => read.has(text));
  const texts = await findTexts(
    edge.store,
    shown.map(({ document }) => document),
  );
  const byBound = shown.map(({ text, document }) => [text, texts.get(document) ?? '']);
  const bytes = await printer.print({
    is: 'package',
    format,
    content: seen,
    texts: Object.fromEntries(byBound),
    at: manifest.at,
  });
  return new Download(mediaTypes[format], `${seen.review}-package.${format}`, bytes);
}
