import { useState } from 'react';
import { Form, Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { Outcome } from './outcome.tsx';

/** A case as text, YAML or JSON, for what a time line does not show: acts, outages, facts that change. */
export function WrittenCase({ begun }: { readonly begun: object }) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => JSON.stringify(begun, null, 2));
  const [played, setPlayed] = useState<string | null>(null);
  return (
    <>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setPlayed(text);
        }}
      >
        <TextField className="field" value={text} onChange={setText} isRequired>
          <Label>{t('simulator.case')}</Label>
          <TextArea rows={14} spellCheck="false" className="written" />
        </TextField>
        <p>
          <Button type="submit">{t('simulator.play')}</Button>
        </p>
      </Form>
      {played !== null && <Outcome of={{ yaml: played }} />}
    </>
  );
}
