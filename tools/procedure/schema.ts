import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { z } from 'zod';
import { procedureFileSchema } from '../../procedures/schema.ts';

/** What a procedure file may hold, for an editor's completion; docs/procedure.schema.json. */
export async function schemaText(): Promise<string> {
  const schema = z.toJSONSchema(procedureFileSchema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
  });
  const titled = { ...schema, title: 'A procedure of Nemcon' };
  return format(JSON.stringify(titled), { parser: 'json', printWidth: 100 });
}

if (import.meta.main) writeFileSync('docs/procedure.schema.json', await schemaText());
