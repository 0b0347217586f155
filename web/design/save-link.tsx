import { useEffect, useRef, type ReactNode } from 'react';

/** Saves a text as a file; it is in the page already, so nothing is asked for again. */
export function SaveLink({
  name,
  text,
  type,
  children,
}: {
  readonly name: string;
  readonly text: string;
  /** Media type. */
  readonly type: string;
  readonly children: ReactNode;
}) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (link.current === null) return undefined;
    const address = URL.createObjectURL(new Blob([text], { type }));
    link.current.href = address;
    return () => URL.revokeObjectURL(address);
  }, [text, type]);
  return (
    <a className="button" href="#save" ref={link} download={name}>
      {children}
    </a>
  );
}
