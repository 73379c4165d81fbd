// Runs inside the network of a host (see host.ts) and listens on a Unix socket outside of it. The first line of a connection is
// `ADDRESS PORT`; everything after it goes to that TCP port and back. So a test speaks HTTP or TLS to a host without being in it.
//
//   node bridge.mjs SOCKET       until standard input ends

import { renameSync } from 'node:fs';
import { connect, createServer } from 'node:net';

const path = process.argv[2];

const server = createServer({ pauseOnConnect: false, allowHalfOpen: true }, (client) => {
  let head = Buffer.alloc(0);
  const readTarget = (chunk) => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\n');
    if (end < 0) return;
    client.off('data', readTarget);
    client.pause();
    const [host, port] = head.subarray(0, end).toString().split(' ');
    const target = connect({ host, port: Number(port), allowHalfOpen: true }, () => {
      // The caller waits for this byte, so that "refused" and "connected" differ for it as they do without a bridge.
      client.write('+');
      target.write(head.subarray(end + 1));
      client.pipe(target).pipe(client);
    });
    target.on('error', () => client.destroy());
    client.on('error', () => target.destroy());
    client.on('close', () => target.destroy());
  };
  client.on('data', readTarget);
  client.on('error', () => client.destroy());
});
// The name appears only when connections are taken: between bind and listen they would be refused.
server.listen(`${path}.new`, () => renameSync(`${path}.new`, path));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
