import type { Hash } from '../../domain/state.ts';
import { sha256 } from '../../store/hash.ts';
import type { NewDocument } from '../../store/documents.ts';

/** The prose of one request: in the command each text is only its hash. */
export class Papers {
  readonly documents: NewDocument[] = [];

  keep(text: string, mediaType = 'text/plain; charset=utf-8'): Hash {
    const hash = sha256(text);
    if (!this.documents.some((kept) => kept.hash === hash))
      this.documents.push({ hash, mediaType, text });
    return hash;
  }

  keepIfAny(text: string | undefined): Hash | null {
    return text === undefined ? null : this.keep(text);
  }
}
