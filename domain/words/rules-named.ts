import { titleIn, type Language } from './languages.ts';

type Named = {
  /** The names that the record has in English, as they are said here. */
  readonly whole: Readonly<Record<string, string>>;
  readonly ladder: (stage: string) => string;
  readonly expiry: (stage: string) => string;
  readonly judged: (stage: string) => string;
};

const names: Readonly<Record<Exclude<Language, 'en'>, Named>> = {
  fr: {
    whole: {
      'the route of the procedure': 'le parcours de la procédure',
      'positions on unchanged clauses are carried on':
        'les positions sur les clauses inchangées sont reprises',
      'time-passed': 'le temps écoulé',
      'report-member': 'le compte rendu d’une recommandation',
      'register-differs': 'le registre diffère',
    },
    ladder: (stage) => `l’échelle des rappels de « ${stage} »`,
    expiry: (stage) => `l’échéance de « ${stage} »`,
    judged: (stage) => `l’appréciation de « ${stage} »`,
  },
  uk: {
    whole: {
      'the route of the procedure': 'маршрут процедури',
      'positions on unchanged clauses are carried on':
        'позиції щодо незмінених положень перенесено',
      'time-passed': 'сплив часу',
      'report-member': 'звіт рекомендації',
      'register-differs': 'реєстр відрізняється',
    },
    ladder: (stage) => `порядок нагадувань «${stage}»`,
    expiry: (stage) => `сплив строку «${stage}»`,
    judged: (stage) => `підбиття підсумку «${stage}»`,
  },
};

/**
 * The rule that made the machine act, in the reader's language; one that nobody here knows stays as
 * the record names it.
 *
 * @param titleOf the title of a stage by its id, in English
 */
export function ruleIn(
  language: Language,
  rule: string,
  titleOf: (stage: string) => string,
): string {
  if (language === 'en') return rule;
  const { whole, ladder, expiry, judged } = names[language];
  if (Object.hasOwn(whole, rule)) return whole[rule] ?? rule;
  const [, of, title] = /^the (ladder|expiry) of (.+)$/s.exec(rule) ?? [];
  if (title !== undefined) return (of === 'ladder' ? ladder : expiry)(titleIn(language, title));
  const [, stage] = /^(\S+) is judged$/.exec(rule) ?? [];
  return stage === undefined ? rule : judged(titleIn(language, titleOf(stage)));
}
