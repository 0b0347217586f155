import { connect } from 'node:net';

const PROTOCOL_3_0 = 196_608;

/**
 * Whether a PostgreSQL takes connections, asked as `pg_isready` does: a server that asks for the
 * password is ready, one that starts or stops answers with an error instead.
 * @param at a port on 127.0.0.1 or another host
 */
export function acceptsConnections(at: {
  host?: string;
  port: number;
  user: string;
  database: string;
}): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: at.host ?? '127.0.0.1', port: at.port });
    const answer = (isReady: boolean): void => {
      socket.destroy();
      resolve(isReady);
    };
    socket.setTimeout(2_000, () => answer(false));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
    socket.once('connect', () => socket.write(startup(at.user, at.database)));
    // 'R' is the request to authenticate, 'E' an error.
    socket.once('data', (data) => answer(data[0] === 'R'.charCodeAt(0)));
  });
}

/** The first message of a client: its length, the protocol's version, names and values. */
function startup(user: string, database: string): Buffer {
  const fields = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + fields.length, 0);
  head.writeInt32BE(PROTOCOL_3_0, 4);
  return Buffer.concat([head, fields]);
}
