// The queue that packets wait in. Facts only.

/**
 * Packets in the queue when nothing is written: before 1.8.0 and since, for the kinds of queue that Kea brings along.
 * ChangeLog 1785; manual, "Configuring Congestion Handling"
 */
export const queueOnce = {
  before: 500,
  since: 64,
  types: ['kea-ring4', 'kea-ring6'] as readonly string[],
} as const;
