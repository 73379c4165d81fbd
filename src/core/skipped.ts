// Files that were found and not checked: discovery and reading make these, reports show them.

/** A file that was found and not checked, and why. */
export interface Skipped {
  /** As shown. */
  readonly path: string;
  /** `a backup (.bak)`, `a Jinja template: not checked`. */
  readonly reason: string;
  /** True when leaving it out means that not everything could be checked (exit code 4). */
  readonly incomplete: boolean;
  /** Set when there is nothing of Kea's at the path: alone, that is exit code 3 and not 4. */
  readonly nothing?: boolean;
}
