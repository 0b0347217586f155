import { seesWorkflow, type Held } from '../../domain/policy/sees.ts';
import type { Configuration } from '../configuration.ts';

type Links = Readonly<Record<string, string>>;

/** Where to go on from a recommendation. */
export function recommendationLinks(
  configuration: Configuration,
  held: readonly Held[],
  { reference, review, workflow }: { reference: string; review: string; workflow: string },
): Links {
  const self = `/api/recommendations/${reference}`;
  return {
    self,
    timeline: `${self}/timeline`,
    versions: `${self}/versions`,
    comments: `${self}/comments`,
    responses: `${self}/responses`,
    review: `/api/reviews/${review}`,
    ...workflowLink(configuration, held, workflow),
  };
}

export function reviewLinks(
  configuration: Configuration,
  held: readonly Held[],
  { id, workflow }: { id: string; workflow: string },
): Links {
  const self = `/api/reviews/${id}`;
  const list = listLink(configuration, held, `Review="${id}"`);
  const overdue = listLink(configuration, held, `Review="${id}" AND Overdue=true`);
  return {
    self,
    board: `${self}/board`,
    package: `${self}/package`,
    implementation: `${self}/implementation`,
    recommendations: `/api/recommendations?review=${id}`,
    ...workflowLink(configuration, held, workflow),
    ...(list === undefined ? {} : { temporalList: list }),
    ...(overdue === undefined ? {} : { temporalOverdue: overdue }),
  };
}

/** The Temporal UI's list, opened already filtered: its columns are each browser's own. */
export function listLink(
  { temporal }: Configuration,
  held: readonly Held[],
  query: string,
): string | undefined {
  if (temporal.uiUrl === null || !seesWorkflow(held)) return undefined;
  const { uiUrl, namespace } = temporal;
  return `${uiUrl}/namespaces/${encodeURIComponent(namespace)}/workflows?query=${encodeURIComponent(query)}`;
}

function workflowLink({ temporal }: Configuration, held: readonly Held[], workflow: string): Links {
  if (temporal.uiUrl === null || !seesWorkflow(held)) return {};
  const { uiUrl, namespace } = temporal;
  const where = `${uiUrl}/namespaces/${encodeURIComponent(namespace)}/workflows`;
  return { temporal: `${where}/${encodeURIComponent(workflow)}` };
}
