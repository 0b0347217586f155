import { useState } from 'react';
import { DropZone, FileTrigger, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { mostBytes } from '../../audit/receipt-file.ts';
import { Judged } from './judged.tsx';
import { verdictOn } from './verdict.ts';

type Given = { readonly name: string; readonly text: string };

/** A receipt is dropped or chosen, and judged in this browser; no request is made for it. */
export function VerifyReceipt() {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Given | null>(null);
  const [key, setKey] = useState('');
  const take = (file: File | null | undefined) => {
    if (file) void readFile(file).then(setGiven);
  };
  return (
    <section className="card stack" aria-labelledby="verify">
      <h2 id="verify">{t('audit.verify')}</h2>
      <p>{t('audit.verifyHelp')}</p>
      <TextField className="field" value={key} onChange={setKey}>
        <Label>{t('audit.keyGiven')}</Label>
        <Input spellCheck="false" autoComplete="off" />
      </TextField>
      <DropZone
        className="drop"
        aria-label={t('audit.drop')}
        onDrop={({ items }) => {
          const [first] = items.filter((item) => item.kind === 'file');
          if (first) void first.getFile().then(take);
        }}
      >
        <p>{t('audit.drop')}</p>
        <FileTrigger
          acceptedFileTypes={['application/json', '.json']}
          onSelect={(files) => take(files?.[0])}
        >
          <Button>{t('audit.choose')}</Button>
        </FileTrigger>
      </DropZone>
      {given && <Judged name={given.name} verdict={verdictOn(given.text, key)} />}
    </section>
  );
}

/** Of a file that is longer than any receipt, only so much as shows that. */
async function readFile(file: File): Promise<Given> {
  return { name: file.name, text: await file.slice(0, mostBytes + 1).text() };
}
