// Runs the steps of `npm test`, `npm start` and their like, and says what it does and how long it took.
// Owns no step of its own: the other files of this folder do.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

// Debian's Emscripten looks for acorn where Debian puts it, which another Node than Debian's does not know.
const ENVIRONMENT = { ...process.env, NODE_PATH: '/usr/share/nodejs' };

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
export const bold = (text) => paint('1', text);
export const red = (text) => paint('31', text);
export const green = (text) => paint('32', text);

export class CommandFailed extends Error {}

// Runs a command in the checkout. `quiet` keeps its output back and shows it only when the command fails.
// Resolves to the output (empty unless quiet); rejects with CommandFailed.
export function run(command, commandArguments, { quiet = false, environment = {}, directory = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const line = [command, ...commandArguments].join(' ');
    const child = spawn(command, commandArguments, {
      cwd: directory,
      env: { ...ENVIRONMENT, ...environment },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => reject(new CommandFailed(`${line}: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      reject(new CommandFailed(`${output}${line}: ${signal ?? `exit code ${code}`}`));
    });
  });
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

// Collects the outcome of steps, so that one failure does not hide another.
export class Steps {
  #failed = [];
  #passed = 0;
  #started = performance.now();

  // Runs one step; true when it passed. `action` may return a word on the result.
  async step(title, action) {
    const started = performance.now();
    console.log(bold(`> ${title}`));
    try {
      const result = await action();
      this.#passed++;
      console.log(`  ${result ?? 'done'} (${seconds(started)})`);
      return true;
    } catch (error) {
      this.#failed.push(title);
      console.log(error instanceof CommandFailed ? error.message : error);
      console.log(red(`  failed: ${title}`) + ` (${seconds(started)})`);
      return false;
    }
  }

  // The closing line and the process's exit code.
  finish(name) {
    const time = seconds(this.#started);
    if (this.#failed.length === 0) {
      console.log(green(`${name}: PASSED, all ${this.#passed} steps`) + ` (${time})`);
    } else {
      console.log(red(`${name}: FAILED: ${this.#failed.join(', ')}`) + ` (${time})`);
      process.exitCode = 1;
    }
  }
}
