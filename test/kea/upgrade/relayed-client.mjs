// Runs inside the network of a host (see host.ts): asks the DHCPv4 server on 127.0.0.1 the way a relay at 127.0.0.2 does, and
// prints what it offers as JSON.
//
//   node relayed-client.mjs '{ "OPTION CODE": "HEX" }' [MAC]

import { createSocket } from 'node:dgram';

const options = JSON.parse(process.argv[2] ?? '{}');
const mac = (process.argv[3] ?? '08:00:2b:02:3f:4e').split(':').map((byte) => Number.parseInt(byte, 16));

const discover = Buffer.alloc(240);
discover.set([1, 1, 6, 1, 1, 2, 3, 4]);
discover.set([127, 0, 0, 2], 24);
discover.set(mac, 28);
discover.set([0x63, 0x82, 0x53, 0x63], 236);
const asked = Object.entries({ 53: '01', ...options }).map(([code, hex]) => {
  const data = Buffer.from(hex, 'hex');
  return Buffer.from([Number(code), data.length, ...data]);
});
const packet = Buffer.concat([discover, ...asked, Buffer.from([255])]);

const socket = createSocket('udp4');
socket.on('message', (answer) => {
  const given = {};
  for (
    let at = 240;
    at < answer.length && answer[at] !== 255;
    at += answer[at] === 0 ? 1 : answer[at + 1] + 2
  ) {
    if (answer[at] !== 0)
      given[answer[at]] = answer.subarray(at + 2, at + 2 + answer[at + 1]).toString('hex');
  }
  const address = (from) => answer.subarray(from, from + 4).join('.');
  const file = answer.subarray(108, 236).toString('latin1').replace(/\0.*/s, '');
  process.stdout.write(
    JSON.stringify({ address: address(16), nextServer: address(20), file, options: given }),
  );
  process.exit(0);
});
socket.bind(67, '127.0.0.2', () => {
  const send = () => socket.send(packet, 67, '127.0.0.1');
  send();
  setInterval(send, 300);
});
setTimeout(() => {
  process.stdout.write('null');
  process.exit(0);
}, 4000);
