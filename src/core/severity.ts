// How much a finding weighs.

/** `error`: Kea refuses it, or it does not work. `warning`: it works, and will hurt. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

const weight: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** True when `severity` is `threshold` or graver. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return weight[severity] >= weight[threshold];
}
