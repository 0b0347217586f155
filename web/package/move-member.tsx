import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel, type Done } from '../act/act-panel.tsx';
import { Reason } from '../act/reason.tsx';
import { Button } from '../design/button.tsx';
import type { Package } from './package.tsx';

/** Takes a recommendation out of the package, or puts it back, with the reason that goes on record. */
export function MoveMember({
  whole: { review: id, acts },
  reference,
  isOut,
  onMoved,
}: {
  readonly whole: Package;
  readonly reference: string;
  readonly isOut: boolean;
  /** It may stand elsewhere on the page afterwards, so the page says that it is on record. */
  readonly onMoved: (done: Done) => void;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const type = isOut ? 'put-back' : 'take-out';
  if (!acts.includes(type)) return null;
  const label = t(isOut ? 'package.putBack' : 'package.takeOut', { reference });
  const body = { type, reference, reason: reason.trim() } as const;
  return (
    <div className="stack no-print">
      <p>
        <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {label}
        </Button>
      </p>
      {isOpen && (
        <ActPanel
          key={type}
          path="/api/reviews/{id}/acts"
          given={body.reason === '' ? null : { params: { id }, body }}
          label={label}
          onDone={(done) => {
            setOpen(false);
            setReason('');
            onMoved(done);
          }}
        >
          <Reason value={reason} onChange={setReason} />
        </ActPanel>
      )}
    </div>
  );
}
