import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { TextInput, TextLines } from '../design/field.tsx';
import { fieldsOf, type Formed } from './act-fields.ts';
import {
  AlignedChoice,
  BodyChoice,
  ConclusionChoice,
  OutcomeChoice,
  StepChoice,
  StrikeChoice,
} from './choices.tsx';
import { annexLines } from './annexes.ts';
import { AnnexesField } from './annexes-field.tsx';
import { FileField } from './file-field.tsx';
import { useInForce } from './in-force.ts';
import { useWritten, type Editing, type FieldOf } from './editing.ts';
import { isNeeded } from './lacking.ts';
import { Length } from './length.tsx';
import {
  EventChoice,
  LanguageChoice,
  ProcedureChoice,
  SuccessorInput,
  TextLanguage,
} from './looked-up.tsx';

/** What an act asks for, each field as it is best filled in. */
export function ActForm(editing: Editing) {
  const { t } = useTranslation();
  const { act, open, words } = editing;
  const fields = fieldsOf(act, open, words);
  return (
    <>
      {fields.some((field) => isNeeded(field, act, words)) && (
        <p className="quiet small" aria-hidden>
          {t('field.marked')}
        </p>
      )}
      <Explained act={act} />
      {act === 'freeze-version' && <FromInForce {...editing} />}
      {fields.map((field) => (
        <OneField key={field} {...editing} field={field} />
      ))}
    </>
  );
}

/** What comes of it, where its name does not say so. */
function Explained({ act }: { readonly act: Formed }) {
  const { t } = useTranslation();
  switch (act) {
    case 'erratum':
    case 'recuse':
    case 'withdraw-position':
    case 'release-position':
    case 'undelivered':
    case 'pass-over':
    case 'supersede':
    case 'migrate-procedure':
    case 'attach':
    case 'add-language-version':
      return <p>{t(`office.help.${act}`)}</p>;
    default:
      return null;
  }
}

function OneField(editing: FieldOf) {
  const { field } = editing;
  switch (field) {
    case 'text':
    case 'reason':
    case 'instead':
      return <LinesOf {...editing} />;
    case 'aligned':
      return <AlignedChoice {...editing} />;
    case 'strike':
      return <StrikeChoice {...editing} />;
    case 'outcome':
      return <OutcomeChoice {...editing} />;
    case 'concluded':
      return <ConclusionChoice {...editing} />;
    case 'length':
      return <Length {...editing} />;
    case 'unit':
      return null;
    case 'body':
      return <BodyChoice {...editing} />;
    case 'step':
      return <StepChoice {...editing} />;
    case 'event':
      return <EventChoice {...editing} />;
    case 'procedure':
      return <ProcedureChoice {...editing} />;
    case 'language':
      return <LanguageChoice {...editing} />;
    case 'textLanguage':
      return <TextLanguage {...editing} />;
    case 'annexes':
      return <AnnexesField {...editing} />;
    case 'successor':
      return <SuccessorInput {...editing} />;
    case 'attachment':
      return <FileField {...editing} />;
    case 'dueDate':
    case 'benchmark':
    case 'authority':
    case 'indicator':
    case 'languages':
    case 'marking':
    case 'releasability':
    case 'name':
      return <LineOf {...editing} field={field} />;
  }
}

type Line =
  | 'dueDate'
  | 'benchmark'
  | 'authority'
  | 'indicator'
  | 'languages'
  | 'marking'
  | 'releasability'
  | 'name';

function LineOf({ field, ...editing }: Editing & { readonly field: Line }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t(`office.${field}`)}
      {...(field === 'dueDate' ? { type: 'date' } : {})}
      {...useWritten({ ...editing, field })}
    />
  );
}

function LinesOf(editing: FieldOf) {
  const { t } = useTranslation();
  const { field, act } = editing;
  const written = useWritten(editing);
  if (field === 'text')
    return <TextLines label={t(`office.text.${textName(act)}`)} {...written} rows={8} />;
  if (field === 'instead') return <TextLines label={t('office.instead')} {...written} rows={2} />;
  const label = t(written.isRequired ? 'answer.reasonNeeded' : 'answer.reason');
  return <TextLines label={label} {...written} rows={2} longest={10_000} />;
}

function textName(act: Formed) {
  switch (act) {
    case 'advise':
      return 'advice';
    case 'publish':
    case 'correct-publication':
      return 'entry';
    case 'submit-evidence':
      return 'evidence';
    case 'close-package':
      return 'manifest';
    case 'add-language-version':
      return 'translation';
    default:
      return 'version';
  }
}

/** A new version mostly begins as the one before it: its words, its language, its annexes. */
function FromInForce({ matter, words, onChange }: Editing) {
  const { t } = useTranslation();
  const data = useInForce(matter);
  if (data === undefined || (words.text ?? '') !== '') return null;
  const { text, language: textLanguage } = data;
  const annexes = annexLines(data.annexes.map(({ hash, name }) => ({ attachment: hash, name })));
  return (
    <p>
      <Button onPress={() => onChange({ ...words, text: text ?? '', textLanguage, annexes })}>
        {t('office.begin')}
      </Button>
    </p>
  );
}
