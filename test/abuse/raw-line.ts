import { once } from 'node:events';
import { connect } from 'node:net';

/** What a server answers to bytes, until it closes the line or says no more for a second. */
export async function answerToBytes(url: URL, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(Number(url.port), url.hostname);
  let answer = '';
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
  socket.on('error', () => undefined);
  socket.setTimeout(1000, () => socket.destroy());
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  socket.write(bytes);
  await closed;
  return answer;
}

/** The status of each answer on the line. */
export function statusesIn(answer: string): number[] {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
}
