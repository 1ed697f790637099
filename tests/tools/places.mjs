// Where a test finds what was built. OURO_BUILD names another folder than build/.
import { join, resolve } from 'node:path';
import { ROOT } from './run.mjs';

export const BUILD = process.env.OURO_BUILD ? resolve(process.env.OURO_BUILD) : join(ROOT, 'build');
export { ROOT };
