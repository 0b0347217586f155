import { Packer, type Document } from 'docx';
import { strFromU8, strToU8 } from 'fflate';
import type { Instant } from '../domain/time.ts';
import { reproducibleZip, unzipped } from './reproducible-zip.ts';

const properties = 'docProps/core.xml';

/**
 * A Word document as bytes that depend on its content alone. The library stamps the time of the
 * writing into the archive and its properties; here both say `at`, when its content last changed.
 */
export async function reproducibleDocx(document: Document, at: Instant): Promise<Uint8Array> {
  const parts = unzipped(new Uint8Array(await Packer.toArrayBuffer(document)));
  const written = parts[properties];
  const when = new Date(at).toISOString();
  if (written)
    parts[properties] = strToU8(
      strFromU8(written).replaceAll(
        /(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)/g,
        (_, opening: string) => `${opening}${when}`,
      ),
    );
  return reproducibleZip(parts, ['[Content_Types].xml']);
}
