import { useTranslation } from 'react-i18next';

const offices = [
  'secretary',
  'secretariat',
  'presiding-officer',
  'presidency',
  'president',
  'chair',
  'committee-chair',
  'working-group-chair',
  'action-officer',
  'requester',
  'director',
  'assistant-secretary-general',
  'registrar',
  'champion',
  'authority',
  'procurement-agency',
  'ministry-of-defence',
  'legal-adviser',
  'iesg',
  'team',
] as const;

/** Whether somebody who is awaited is a desk; bodies are written in capitals. */
export function isOffice(who: string): boolean {
  return /^[a-z][a-z-]*$/.test(who);
}

/** A desk in the reader's language; one that only this procedure knows by its own name. */
export function useOffice(): (office: string) => string {
  const { t } = useTranslation();
  return (office) => {
    const known = offices.find((one) => one === office);
    return known === undefined ? office.replaceAll('-', ' ') : t(`desk.${known}`);
  };
}
