export { closeTestServers as default } from './servers.ts';
