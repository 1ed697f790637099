// Makes a program that differs shorter while it still differs: leaves out runs of lines, statements with all that belongs to
// them, and headings whose body can stand alone. Knows of Python only that indentation makes blocks.
import { difference } from './compare.mjs';

const indentation = (line) => line.length - line.trimStart().length;
const CLAUSE = /^(except|else|elif|finally|case)\b/;

// The end of the statement that begins at line `start`: its body and its further clauses.
function endOfStatement(lines, start) {
  const depth = indentation(lines[start]);
  let end = start + 1;
  while (end < lines.length && (indentation(lines[end]) > depth || (indentation(lines[end]) === depth && CLAUSE.test(lines[end].trim())))) end++;
  return end;
}

// What might be tried instead of `lines`, the larger cuts first.
function* shorter(lines) {
  for (let size = lines.length >> 1; size >= 1; size >>= 1) {
    for (let start = lines.length - size; start >= 0; start -= size) yield lines.toSpliced(start, size);
  }
  for (let start = lines.length - 1; start >= 0; start--) {
    const end = endOfStatement(lines, start);
    if (end === start + 1) continue;
    yield lines.toSpliced(start, end - start);
    const depth = indentation(lines[start]);
    let body = start + 1;
    while (body < end && indentation(lines[body]) > depth) body++;
    yield lines.toSpliced(start, end - start, ...lines.slice(start + 1, body).map((line) => line.slice(4)));
    if (body < end) yield lines.toSpliced(body, end - body, `${' '.repeat(depth)}finally:`, `${' '.repeat(depth + 4)}pass`);
  }
}

// Resolves to the shortest text found. `limit`: seconds.
export async function reduce(text, limit = 60) {
  const isOver = ((end) => () => performance.now() > end)(performance.now() + limit * 1000);
  const differs = async (lines) => {
    const found = await difference(lines.join('\n') + '\n', 'reduced', { again: false });
    return found?.isProgram;
  };
  let lines = text.trimEnd().split('\n').filter((line) => line.trim() !== '');
  if (!(await differs(lines))) return text;
  for (let isShorter = true; isShorter && !isOver();) {
    isShorter = false;
    for (const candidate of shorter(lines)) {
      if (isOver()) break;
      if (candidate.length <= lines.length && candidate.join('\n').length < lines.join('\n').length && (await differs(candidate))) {
        lines = candidate;
        isShorter = true;
        break;
      }
    }
  }
  return lines.join('\n') + '\n';
}
