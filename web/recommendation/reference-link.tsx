import { Link } from '@tanstack/react-router';

/** The way to a recommendation, named by its reference. */
export function ReferenceLink({ reference }: { readonly reference: string }) {
  return (
    <strong>
      <Link to="/recommendations/$reference" params={{ reference }}>
        {reference}
      </Link>
    </strong>
  );
}
