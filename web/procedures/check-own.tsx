import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form, Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Refused, write } from '../calls/client.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { Faults } from './faults.tsx';
import { Keep } from './keep.tsx';
import './procedures.css';

/** A procedure of one's own, looked at by the rules that would run it; nothing is kept. */
export function CheckOwn() {
  const { t } = useTranslation();
  const [yaml, setYaml] = useState('');
  const checking = useMutation({
    mutationFn: (text: string) =>
      write('/api/procedures/check', {
        params: {},
        body: { yaml: text },
        key: crypto.randomUUID(),
      }),
  });
  return (
    <section className="card stack" aria-labelledby="check">
      <h2 id="check">{t('procedures.check')}</h2>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          checking.mutate(yaml);
        }}
      >
        <TextField className="field" value={yaml} onChange={setYaml} isRequired>
          <Label>{t('procedures.yourFile')}</Label>
          <TextArea rows={8} spellCheck="false" className="written" />
        </TextField>
        <p>
          <Button type="submit" isPending={checking.isPending}>
            {t('procedures.checkIt')}
          </Button>
        </p>
      </Form>
      {checking.data && (
        <Note tone="good" isNew>
          <h3>{t('procedures.sound')}</h3>
          <pre className="note-text" lang="en">
            {checking.data.text}
          </pre>
        </Note>
      )}
      {checking.data && <Keep yaml={checking.variables} line={checking.data.procedure} />}
      {checking.error instanceof Refused && checking.error.status === 400 ? (
        <Faults of={checking.error} />
      ) : (
        checking.error && <Trouble error={checking.error} />
      )}
    </section>
  );
}
