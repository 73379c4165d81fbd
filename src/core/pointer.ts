// Paths into a document: keys of maps and indices of lists.

/** From the root of a document: `['Dhcp4', 'control-sockets', 0]`. Keys are Latin-1 byte strings. */
export type Pointer = readonly (string | number)[];

/** RFC 6901 text: `/Dhcp4/control-sockets/0`. */
export function formatPointer(pointer: Pointer): string {
  return pointer.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
