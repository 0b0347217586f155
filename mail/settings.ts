/** How mail is written and sent; the worker reads it from its environment. */
export type MailSettings = {
  /** `smtp://` or `smtps://`, with the name and password in it where the server wants them. */
  readonly smtpUrl: string;
  /** Who writes: `Nemcon <nemcon@example.org>`. */
  readonly from: string;
  /** Where the links of a mail lead. */
  readonly publicUrl: string;
  /** Milliseconds that a notice may wait for others to go with it. */
  readonly digest: number;
  /** Markings whose titles mail may carry; of everything else it carries the reference alone. */
  readonly markings: readonly string[];
};

/** The right-hand side of Message-IDs and calendar UIDs: the host that the links lead to. */
export function mailHost({ publicUrl }: Pick<MailSettings, 'publicUrl'>): string {
  return new URL(publicUrl).hostname.replaceAll(/[^a-z0-9.-]/gi, '');
}

/** Where a link about a recommendation or a review leads: to a page that only shows. */
export function pageOf(
  publicUrl: string,
  about: { reference: string | null; review: string },
): string {
  const path =
    about.reference === null
      ? `/reviews/${encodeURIComponent(about.review)}`
      : `/recommendations/${encodeURIComponent(about.reference)}`;
  return `${publicUrl.replace(/\/$/, '')}${path}`;
}
