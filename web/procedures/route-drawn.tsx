import { Graph, layout } from '@dagrejs/dagre';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';

type Route = NonNullable<Answer<'/api/procedures/{id}'>['route']>;
type Placed = {
  readonly id: string;
  readonly lines: readonly string[];
  readonly isPlace: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const width = 260;
const line = 19;
const most = 34;

/** The route as a drawing; whoever cannot see it has the same in words below. */
export function RouteDrawn({ route, title }: { readonly route: Route; readonly title: string }) {
  const { t } = useTranslation();
  const { boxes, arrows, size } = useMemo(() => placed(route), [route]);
  return (
    // What scrolls has to be reached by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="card drawn" tabIndex={0} role="group" aria-label={t('procedures.drawn')}>
      <svg
        role="img"
        aria-label={t('procedures.drawnOf', { title })}
        viewBox={`-4 -4 ${size.width + 8} ${size.height + 8}`}
        width={size.width}
        height={size.height}
      >
        <defs>
          <marker
            id="tip"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 L8 4 L0 8 z" className="tip" />
          </marker>
        </defs>
        {arrows.map(({ key, path, label, at }) => (
          <g key={key}>
            <path d={path} className="arrow" markerEnd="url(#tip)" />
            <text x={at.x} y={at.y} className="arrow-label">
              {label}
            </text>
          </g>
        ))}
        {boxes.map((box) => (
          <Box key={box.id} box={box} />
        ))}
      </svg>
    </div>
  );
}

function Box({ box }: { readonly box: Placed }) {
  const { x, y, lines, isPlace } = box;
  const top = y - box.height / 2;
  return (
    <g>
      <rect
        x={x - box.width / 2}
        y={top}
        width={box.width}
        height={box.height}
        rx={isPlace ? box.height / 2 : 8}
        className={isPlace ? 'place' : 'box'}
      />
      {lines.map((text, index) => (
        <text
          key={`${index} ${text}`}
          x={x}
          y={top + 20 + index * line}
          className={index === 0 && !isPlace ? 'box-title' : 'box-line'}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

/** Where each box stands and each arrow runs; the layout is dagre's. */
function placed({ boxes, arrows }: Route) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 34, edgesep: 18 });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(boxes.map(({ id }) => id));
  const places = [...new Set(arrows.map(({ to }) => to))].filter((to) => !known.has(to));
  const all = [
    ...boxes.map(({ id, lines }) => ({ id, lines: lines.flatMap(wrapped), isPlace: false })),
    ...places.map((id) => ({ id, lines: [id], isPlace: true })),
  ];
  for (const { id, lines, isPlace } of all)
    graph.setNode(id, {
      width: isPlace ? 110 : width,
      height: isPlace ? 32 : lines.length * line + 14,
    });
  arrows.forEach(({ from, label, to }, index) => {
    const text = { width: label.length * 7 + 8, height: 18, labelpos: 'c' };
    graph.setEdge(from, to, text, String(index));
  });
  layout(graph);
  const size = graph.graph();
  return {
    boxes: all.map((one): Placed => ({ ...one, ...boxIn(graph, one.id) })),
    arrows: arrows.map(({ from, label, to }, index) => {
      const { points = [], x = 0, y = 0 } = graph.edge({ v: from, w: to, name: String(index) });
      return { key: `${index}`, label, path: through(points), at: { x, y: y + 4 } };
    }),
    size: { width: Math.ceil(size.width ?? 0), height: Math.ceil(size.height ?? 0) },
  };
}

function boxIn(graph: Graph, id: string) {
  const { x = 0, y = 0, width: wide = 0, height = 0 } = graph.node(id);
  return { x, y, width: wide, height };
}

function through(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
}

/** SVG does not break lines. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
