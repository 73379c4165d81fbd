// Where this tool gives up although Kea would go on: what no machine can hold.

/** Thrown inside a parse that would need too much memory, and made a problem of the document by it. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
}

/** Different keys in one configuration: as many as the tape has numbers for. */
export const mostKeys = (1 << 23) - 1;

/** Bytes of included text read for one configuration. */
export const mostIncluded = 256 * 1024 * 1024;
