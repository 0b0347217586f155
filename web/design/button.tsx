import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';

type Look = 'main' | 'plain' | 'bare';

/** A button that says what it does; `isPending` keeps it in place and tells a screen reader so. */
export function Button({
  look = 'plain',
  children,
  ...props
}: Omit<ButtonProps, 'className' | 'children'> & {
  readonly look?: Look;
  readonly children: ReactNode;
}) {
  return (
    <AriaButton {...props} className={look === 'plain' ? 'button' : `button ${look}`}>
      {children}
    </AriaButton>
  );
}
