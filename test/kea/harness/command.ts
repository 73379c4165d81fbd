import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect as connectSocket, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Host } from './host.ts';

/** A control command as Kea takes it. */
export interface Command {
  readonly command: string;
  readonly service?: readonly string[];
  readonly arguments?: unknown;
}

/** How to reach a control channel, beyond its address. */
export interface CommandOptions {
  /** The host that the address belongs to. Without one it is the machine itself. */
  readonly host?: Host;
  readonly credentials?: { readonly user: string; readonly password: string };
  /** For `https:` addresses: PEM texts. The server's certificate must be signed by `ca`. */
  readonly tls?: {
    readonly ca?: string | Buffer;
    readonly cert?: string | Buffer;
    readonly key?: string | Buffer;
    /** Name to expect in the certificate; left out, only the signature is checked. */
    readonly serverName?: string;
  };
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** What came back. */
export interface Answer {
  /** HTTP status; absent over a Unix socket. */
  readonly status?: number;
  readonly headers?: IncomingHttpHeaders;
  readonly text: string;
  /** The text as data; the text itself when it is not JSON. */
  readonly body: unknown;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Open a TCP connection, from inside the host when one is given. */
async function openTcp(address: string, port: number, host: Host | undefined): Promise<Socket> {
  const bridge = await host?.bridge();
  return new Promise((resolve, reject) => {
    const refused = (): void => reject(new Error(`connect ECONNREFUSED ${address}:${port}`));
    if (bridge === undefined) {
      const socket = connectSocket({ host: address, port }, () => resolve(socket));
      socket.on('error', reject);
      return;
    }
    const socket = connectSocket(bridge, () => socket.write(`${address} ${port}\n`));
    socket.on('error', reject);
    socket.once('close', refused);
    socket.once('readable', () => {
      if (socket.read(1) === null) return refused();
      socket.off('close', refused);
      resolve(socket);
    });
  });
}

function secure(socket: Socket, address: string, tls: NonNullable<CommandOptions['tls']>): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { ca, cert, key, serverName } = tls;
    const secured = connectTls({
      socket,
      host: serverName ?? address,
      ...(ca === undefined ? {} : { ca }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
      ...(serverName === undefined ? { checkServerIdentity: () => undefined } : { servername: serverName }),
    });
    secured.once('secureConnect', () => resolve(secured));
    secured.once('error', reject);
  });
}

async function overHttp(address: string, body: string, options: CommandOptions): Promise<Answer> {
  const url = new URL(address);
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const plain = await openTcp(name, port, options.host);
  const socket = url.protocol === 'https:' ? await secure(plain, name, options.tls ?? {}) : plain;
  const { user, password } = options.credentials ?? {};
  const basic = Buffer.from(`${user}:${password}`).toString('base64');
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      createConnection: () => socket,
      method: 'POST',
      host: url.host,
      path: url.pathname,
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        ...(user === undefined ? {} : { Authorization: `Basic ${basic}` }),
        ...options.headers,
      },
    });
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString();
        socket.destroy();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed(text) });
      });
    });
    outgoing.end(body);
  });
}

function overUnix(path: string, body: string, { host }: CommandOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket(host ? host.outside(path) : path, () => socket.write(body));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('error', reject);
    socket.once('close', () => {
      const text = Buffer.concat(chunks).toString();
      resolve({ text, body: parsed(text) });
    });
  });
}

/**
 * Send a control command.
 *
 * @param target path of a Unix socket, or an `http:` or `https:` address
 * @param request the command; a string is sent as it is
 */
export async function command(
  target: string,
  request: Command | string,
  options: CommandOptions = {},
): Promise<Answer> {
  const body = typeof request === 'string' ? request : JSON.stringify(request);
  const sent = /^https?:/.test(target) ? overHttp(target, body, options) : overUnix(target, body, options);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const ms = options.timeoutMs ?? 10_000;
    timer = setTimeout(() => reject(new Error(`${target}: no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([sent, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One answer of a server, wherever it came from: the agent and HTTP listeners wrap theirs in a list. */
export interface Reply {
  readonly result: number;
  readonly text?: string;
  readonly arguments?: unknown;
}

/** The replies in an answer; throws when it is none of Kea's. */
export function replies(answer: Answer): Reply[] {
  const list = Array.isArray(answer.body) ? answer.body : [answer.body];
  for (const item of list) {
    if (typeof item !== 'object' || item === null || typeof (item as Reply).result !== 'number') {
      throw new Error(`not an answer of Kea's: ${answer.text.slice(0, 200)}`);
    }
  }
  return list as Reply[];
}
