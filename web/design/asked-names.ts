import { useTranslation } from 'react-i18next';

const electorates = [
  'nations',
  'members',
  'manager',
  'finance',
  'P',
  'O',
  'AC',
  'council',
  'community',
  'participating-states',
  'member-states',
] as const;

const facts = [
  'amount',
  'committeeEndorsed',
  'coreperExamined',
  'documentKind',
  'generalCommitteeConsulted',
  'plenaryImpracticable',
  'subject',
  'toInternetStandard',
  'workingGroupDocument',
] as const;

/** Those whom a stage asks, in the reader's language; a role that only this procedure knows by its own name. */
export function useElectorate(): (role: string) => string {
  const { t } = useTranslation();
  return (role) => {
    const known = electorates.find((one) => one === role);
    return known === undefined ? role.replaceAll('-', ' ') : t(`electorate.${known}`);
  };
}

/** What a route goes by: `amount`; one of a procedure of somebody's own is taken apart into words. */
export function useFact(): (fact: string) => string {
  const { t } = useTranslation();
  return (fact) => {
    const known = facts.find((one) => one === fact);
    if (known !== undefined) return t(`fact.${known}`);
    const words = fact.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
    return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  };
}
