// A relay agent that asks a server for an address, from inside a host: enough of DHCPv4 to see who is offered what.

import { type Host, run } from '../harness/index.ts';

/** Where the server under test listens, and where this relay does. Both are loopback, which Kea serves when it is told to. */
export const serverSide = {
  'interfaces-config': { interfaces: ['lo'], 'dhcp-socket-type': 'udp', 're-detect': false },
};
const relay = '127.0.0.2';

/** Sends one DISCOVER per client and prints what each was offered: pairs of its number and an address. */
const script = `
const { createSocket } = require('node:dgram');
const socket = createSocket('udp4');
const offers = new Map();
socket.on('message', (packet) => {
  if (packet[0] === 2) offers.set(packet[33], packet.subarray(16, 20).join('.'));
});
socket.bind(67, '${relay}', () => {
  for (let client = 1; client <= 16; client++) {
    const packet = Buffer.alloc(300);
    packet.set([1, 1, 6, 1, 0, 0, 0, client]);
    packet.set([${relay.split('.').join(', ')}], 24);
    packet.set([2, 0, 0, 0, 0, client], 28);
    const name = [...Buffer.from(process.argv[1] ?? '')];
    const named = name.length === 0 ? [] : [12, name.length, ...name];
    packet.set([99, 130, 83, 99, 53, 1, 1, 61, 7, 1, 2, 0, 0, 0, 0, client, ...named, 255], 236);
    socket.send(packet, 67, '127.0.0.1');
  }
});
setTimeout(() => {
  console.log(JSON.stringify([...offers]));
  process.exit();
}, 1500);
`;

/**
 * What sixteen clients behind a relay are offered by the server of a host: client → address.
 *
 * @param name what the clients call themselves; absent: they do not
 */
export async function offersOf(host: Host, name?: string): Promise<ReadonlyMap<number, string>> {
  const { output } = await run({
    command: 'nsenter',
    args: [
      '--target',
      String(host.pid),
      '--net',
      process.execPath,
      '-e',
      script,
      ...(name === undefined ? [] : [name]),
    ],
  });
  const pairs: readonly (readonly [client: number, address: string])[] = JSON.parse(output);
  return new Map(pairs);
}
