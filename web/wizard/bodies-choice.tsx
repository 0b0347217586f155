import { useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useBodies, type Body } from '../administration/lists.ts';
import { Button } from '../design/button.tsx';

type Kind = Body['kind'];
const kinds = ['working-group', 'committee', 'office', 'agency', 'nation'] as const;

/** Bodies by name, kind by kind; what is most likely meant stands open. */
export function BodiesChoice({
  label,
  help,
  likely,
  value,
  onChange,
}: {
  readonly label: string;
  readonly help?: string;
  readonly likely: readonly Kind[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}) {
  const { items } = useBodies();
  const order = [...likely, ...kinds.filter((kind) => !likely.includes(kind))];
  const groups = order
    .map((kind) => ({ kind, bodies: items.filter((one) => one.kind === kind) }))
    .filter(({ bodies }) => bodies.length > 0);
  return (
    <CheckboxGroup value={[...value]} onChange={onChange} className="stack">
      <Label>{label}</Label>
      {help !== undefined && <p className="quiet small">{help}</p>}
      {groups.map(({ kind, bodies }) => (
        <OfKind
          key={kind}
          {...{ kind, bodies, value, onChange }}
          isLikely={likely.includes(kind)}
        />
      ))}
    </CheckboxGroup>
  );
}

function OfKind({
  kind,
  bodies,
  isLikely,
  value,
  onChange,
}: {
  readonly kind: Kind;
  readonly bodies: readonly Body[];
  readonly isLikely: boolean;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}) {
  const { t } = useTranslation();
  const ids = bodies.map(({ id }) => id);
  const chosen = ids.filter((id) => value.includes(id)).length;
  const [isOpen, setOpen] = useState(isLikely);
  const others = value.filter((id) => !ids.includes(id));
  return (
    <details
      className="kind"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {t(`bodyKinds.${kind}`)} <span className="quiet small">{`${chosen} / ${ids.length}`}</span>
      </summary>
      <div className="ticks">
        {bodies.map(({ id, name }) => (
          <Checkbox key={id} value={id} className="tick">
            <span className="box" aria-hidden="true" />
            <span>{name}</span> <span className="quiet small">{id}</span>
          </Checkbox>
        ))}
      </div>
      {ids.length > 2 && (
        <p className="row">
          <Button look="bare" onPress={() => onChange([...others, ...ids])}>
            {t('wizard.all')}
          </Button>
          {chosen > 0 && (
            <Button look="bare" onPress={() => onChange(others)}>
              {t('wizard.none')}
            </Button>
          )}
        </p>
      )}
    </details>
  );
}
