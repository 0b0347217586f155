import { packagePaper } from '../../papers/package-paper.ts';
import { paperDocx } from '../../papers/paper-docx.ts';
import { paperPdf } from '../../papers/paper-pdf.ts';
import { findTexts } from '../../store/documents.ts';
import type { PackageSeen } from '../contract/package.ts';
import { Download } from '../download.ts';
import type { Edge } from '../edge.ts';
import type { FoundPackage } from './found.ts';

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

const renderers = { docx: paperDocx, pdf: paperPdf } as const;

/** The package as a file; the same state seen by the same eyes is the same bytes. */
export async function printPackage(
  edge: Edge,
  { manifest }: FoundPackage,
  seen: PackageSeen,
  format: keyof typeof mediaTypes,
): Promise<Download> {
  const texts = await findTexts(
    edge.store,
    manifest.members.map(({ text }) => text),
  );
  const paper = packagePaper(seen, texts, manifest.at);
  const bytes = await renderers[format](paper);
  return new Download(mediaTypes[format], `${seen.review}-package.${format}`, bytes);
}
