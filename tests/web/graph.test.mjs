// The graph in a real browser: what is drawn, what the keyboard does, what stays in place, and that nothing is wrong with it for a
// screen reader.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { importFromPage } from '../tools/bundle.mjs';
import { nothingWrong, openBrowser, runProgram, stopped } from './browser.mjs';
import { recorder } from './recorded.mjs';

const { Instant } = await importFromPage('model/instant.ts');
const { graphSvg } = await importFromPage('view/graph/export.ts');

const PROGRAM = `class Node:
    def __init__(self, name):
        self.name = name
        self.other = None
a = Node('a')
b = Node('b')
a.other = b
b.other = a
items = [a, b, [1]]
items.pop()
del items
del a
del b
x = 1000
y = x
`;

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

async function goToLine(page, line) {
  await page.evaluate(async (wanted) => {
    const event = await window.ouroboros.recording.value.next(0, { kinds: ['line'], line: wanted, filename: 'main.py' });
    window.ouroboros.go(event.clock);
  }, line);
  await stopped(page);
}

const step = async (page, direction = 1) => {
  await page.evaluate((way) => window.ouroboros.step('line', way), direction);
  await stopped(page);
};

async function opened(line, options) {
  const page = await browser.page(options);
  await runProgram(page, PROGRAM);
  await goToLine(page, line);
  await page.waitForSelector('.graph-card');
  return page;
}

const cardsOf = (page, selector = '.graph-card:not(.is-names)') =>
  page.$$eval(selector, (cards) => cards.map((card) => ({ key: card.dataset.key, name: card.getAttribute('aria-label'), transform: card.style.transform })));

test('objects are cards with type, count and slots', { timeout: 60_000 }, async () => {
  const page = await opened(10);
  const cards = await cardsOf(page);
  assert.equal(cards.length, 4);
  assert.match(cards[0].name, /^Node, Refcount 3, .*name is 'a', other refers to Node/);
  assert.equal(await page.$$eval('.graph-edge', (edges) => edges.length), 8 + 3);
  nothingWrong(page);
});

test('what was there stays in its place, the freed leave a tombstone', { timeout: 60_000 }, async () => {
  const page = await opened(10);
  const before = await cardsOf(page);
  await step(page);
  const later = await cardsOf(page);
  assert.equal(later.length, 3);
  for (const { key, transform } of later) assert.equal(before.find((card) => card.key === key).transform, transform);
  const gone = before.find(({ key }) => !later.some((card) => card.key === key));
  assert.equal(await page.$eval('.graph-tomb', (tomb) => tomb.style.transform), gone.transform);
  assert.equal(await page.getAttribute('.graph-tomb', 'aria-label'), 'list was here until it was freed');
  await step(page, -1);
  assert.equal(await page.$('.graph-tomb'), null);
  nothingWrong(page);
});

test('garbage is marked, and said to be garbage', { timeout: 60_000 }, async () => {
  const page = await opened(14);
  assert.equal(await page.$$eval('.graph-card.is-unreachable', (cards) => cards.length), 2);
  await page.focus('.graph-card.is-unreachable');
  assert.match(await page.textContent('.graph-caption'), /Nothing outside of its cycle refers to it/);
  nothingWrong(page);
});

test('arrow keys go along references, Enter selects, Escape clears', { timeout: 60_000 }, async () => {
  const page = await opened(9);
  await page.focus('.graph-card[tabindex="0"]');
  await page.keyboard.press('ArrowRight');
  const at = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.match(await at(), /name is 'a'/);
  await page.keyboard.press('ArrowRight');
  assert.match(await at(), /name is 'b'/);
  await page.keyboard.press('Enter');
  const selected = await page.evaluate(() => window.ouroboros.selected.value);
  assert.equal(await page.getAttribute('.graph-card[aria-current]', 'data-key'), `o${selected}`);
  assert.match(await page.textContent('.graph-caption'), /^Node is kept alive by the name b/);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => window.ouroboros.selected.value), null);
  assert.equal(await page.$$eval('.graph-card[tabindex="0"]', (cards) => cards.length), 1);
  nothingWrong(page);
});

test('as it really is, numbers are objects that names share', { timeout: 60_000 }, async () => {
  const page = await opened(15);
  await page.getByRole('button', { name: 'As it really is' }).click();
  await page.waitForFunction(() => [...document.querySelectorAll('.graph-value')].some((value) => value.textContent === '1000'));
  assert.equal(await page.$$eval('.graph-value', (values) => values.filter((value) => value.textContent === '1000').length), 1);
  nothingWrong(page);
});

test('search marks what it finds and goes to it', { timeout: 60_000 }, async () => {
  const page = await opened(10);
  await page.fill('.graph-search input', 'Node');
  await page.waitForSelector('.graph-card.is-found');
  await page.press('.graph-search input', 'Enter');
  assert.match(await page.getAttribute('.graph-card[aria-current]', 'aria-label'), /^Node/);
  nothingWrong(page);
});

test('only the neighbours of what is selected', { timeout: 60_000 }, async () => {
  const page = await opened(10);
  await page.click('.graph-card:has-text("list") >> nth=-1');
  await page.getByRole('button', { name: 'Neighbours' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.graph-card').length === 2);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.graph-card').length === 5);
  nothingWrong(page);
});

test('plus, minus and 0 change the size; a drag moves it', { timeout: 60_000 }, async () => {
  const page = await opened(10);
  const camera = () => page.$eval('.graph-plane', (plane) => plane.style.transform);
  await page.focus('.graph-card[tabindex="0"]');
  const first = await camera();
  await page.keyboard.press('+');
  const larger = await camera();
  assert.notEqual(larger, first);
  await page.keyboard.press('0');
  const fitted = await camera();
  assert.notEqual(fitted, larger);
  const { x, y, width, height } = await page.locator('.graph-view').boundingBox();
  await page.mouse.move(x + width * 0.6, y + height * 0.8);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6 + 40, y + height * 0.8 - 30, { steps: 4 });
  await page.mouse.up();
  assert.notEqual(await camera(), fitted);
  nothingWrong(page);
});

test('ten thousand objects are answered at once', { timeout: 120_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'rows = [[i, [i]] for i in range(5000)]\nx = 1\n');
  await goToLine(page, 2);
  await page.waitForSelector('.graph-rest');
  assert.match(await page.textContent('.graph-rest'), /4.990 more/);
  const before = await page.$$eval('.graph-card', (cards) => cards.length);
  await page.click('.graph-rest');
  await page.waitForFunction((old) => document.querySelectorAll('.graph-card').length > old, before);
  nothingWrong(page);
});

test('a hostile link breaks nothing', { timeout: 60_000 }, async () => {
  const page = await opened(10);
  for (const memory of [7, 'x', [], { really: 'no', opened: [[-1, 1e9], 'x', [1]], focus: { address: 'x', steps: -3 } }, { focus: { address: 4, steps: 1 } }]) {
    await page.evaluate((state) => window.ouroboros.remember('graph', state), memory);
    assert.equal((await cardsOf(page)).length, 4);
  }
  nothingWrong(page);
});

const axe = (() => {
  try {
    return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  } catch {
    return null;
  }
})();

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in the graph, ${theme}`, { timeout: 60_000, skip: axe === null }, async () => {
    const page = await opened(14);
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    await page.click('.graph-legend summary');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run('.graph'));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]), []);
  });
}

test('the picture is an SVG that a browser reads, with nothing of the program taken as markup', { timeout: 60_000 }, async () => {
  const python = await recorder();
  const recording = await python.record("a = ['<b>&\"', [1]]\na.append(a)\n");
  const now = await Instant.of(await recording.seek(recording.programEnd));
  const svg = graphSvg(now, null, null, () => '#123456');
  python.close();
  const page = await browser.page();
  const texts = await page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
    return parsed.querySelector('parsererror') === null ? [...parsed.querySelectorAll('text')].map((text) => text.textContent) : null;
  }, svg);
  assert.ok(texts.includes(`'<b>&"'`));
  assert.ok(texts.includes('list'));
});

test('a function in a slot becomes a card when it is chosen, by keyboard too', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'def f(): pass\nclass A: pass\n');
  await page.waitForSelector('.graph-chip');
  await page.focus('.graph-card[tabindex="0"]');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.graph-card[aria-current]');
  assert.match(await page.getAttribute('.graph-card[aria-current]', 'aria-label'), /^function f/);
  nothingWrong(page);
});

test('what the line that is on is about has its colour, and what the last one has done is said', { timeout: 60_000 }, async () => {
  const page = await opened(10);
  assert.deepEqual(await page.$$eval('.graph-card.is-touched .graph-type', (all) => all.map((one) => one.textContent)), ['list']);
  assert.deepEqual(await page.$$eval('.graph-slot.is-touched .graph-name', (all) => all.map((one) => one.textContent)), ['items']);
  await goToLine(page, 14);
  await step(page);
  await page.waitForFunction(() => /x is now 1000/.test(document.querySelector('.graph-caption').textContent));
  nothingWrong(page);
});

test('a default that is an object is called by its parameter', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'def add(item, box=[]):\n    part = item\n    box.append(part)\n    return box\na = add(1)\n');
  await page.waitForFunction(() => [...document.querySelectorAll('.graph-name')].some((name) => name.textContent === 'box='));
  nothingWrong(page);
});

test('a recursion is shown as the stack of its calls, as deep as it goes', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'def fact(n):\n    if n == 0:\n        return 1\n    return n * fact(n - 1)\n\nprint(fact(5))\n');
  await page.waitForFunction(() => document.querySelectorAll('.graph-card').length === 7);
  const cards = await page.$$eval('.graph-card', (all) => all.map((card) => ({ text: card.textContent, ...card.getBoundingClientRect().toJSON() })));
  assert.deepEqual(cards.slice(1).map(({ text }) => text.at(-1)), ['5', '4', '3', '2', '1', '0']);
  for (const [index, card] of cards.entries()) {
    assert.equal(card.width, cards[0].width);
    if (index > 0) assert.ok(card.top > cards[index - 1].bottom && card.top < cards[index - 1].bottom + 10);
  }
  assert.match(await page.textContent('.tl-place'), /return 1.*the deepest call/);
  // All of the output is there: the run has ended.
  assert.equal(await page.$('.console .later'), null);
  nothingWrong(page);
});

test('far back, where most is not made yet, the rest is laid out anew', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'class Node:\n    def __init__(self, next):\n        self.next = next\nhead = None\nfor i in range(15):\n    head = Node(head)\n');
  await page.waitForFunction(() => document.querySelectorAll('.graph-card').length === 16);
  const [end] = await cardsOf(page);
  await page.evaluate(async () => {
    let event = { instant: 0 };
    for (let turn = 0; turn < 4; turn++) event = await window.ouroboros.recording.value.next(event.instant, { kinds: ['line'], line: 6, filename: 'main.py' });
    window.ouroboros.go(event.instant);
  });
  await stopped(page);
  const early = await cardsOf(page);
  assert.equal(early.length, 3);
  // The head of the list is where the head was, not where its place in the whole list was.
  const top = ({ transform }) => /, (.*)px/.exec(transform)[1];
  assert.equal(top(early[0]), top(end));
  nothingWrong(page);
});

for (const [name, source, count] of [
  ['a list of fifteen', 'class Node:\n    def __init__(self, next):\n        self.next = next\nhead = None\nfor i in range(15):\n    head = Node(head)\n', 15],
  ['a tree four high', 'def build(n):\n    return [n, build(n - 1), build(n - 1)] if n else [0]\nroot = build(3)\n', 15],
  ['a dict of twelve lists', 'groups = {}\nfor i in range(10):\n    groups[f"group{i}"] = [i, i + 1, i + 2]\n', 11],
]) {
  test(`${name} is in sight as a whole, and can be read`, { timeout: 60_000 }, async () => {
    const page = await browser.page();
    await runProgram(page, source);
    await page.waitForFunction((least) => document.querySelectorAll('.graph-card').length > least, count);
    const view = await page.$eval('.graph-view', (one) => one.getBoundingClientRect().toJSON());
    for (const box of await page.$$eval('.graph-card', (all) => all.map((card) => card.getBoundingClientRect().toJSON()))) {
      assert.ok(box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom, JSON.stringify(box));
    }
    assert.ok(await page.$eval('.graph-plane', (plane) => new DOMMatrix(getComputedStyle(plane).transform).a) >= 0.65);
    nothingWrong(page);
  });
}

test('beneath the graph it is said what a call has returned, and objects alike are called by their names', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'def f(x):\n    return x * 2\na = [1]\nb = [2]\ny = f(3)\na.append(b)\nz = 1\n');
  await goToLine(page, 2);
  await step(page);
  await page.waitForFunction(() => /f\(\) has returned 6\. y is now 6\./.test(document.querySelector('.graph-caption').textContent));
  await step(page);
  await page.waitForFunction(() => /a\[1\] now refers to b\./.test(document.querySelector('.graph-caption').textContent));
  nothingWrong(page);
});

test('on a phone what is said stands above the picture, in sight', { timeout: 60_000 }, async () => {
  const page = await browser.page({ width: 360, height: 740, hasTouch: true, isMobile: true });
  await runProgram(page, 'a = [1]\nb = a\nc = 1\n');
  await goToLine(page, 2);
  await step(page);
  await page.waitForFunction(() => /b now refers to list/.test(document.querySelector('.graph-caption').textContent));
  const [caption, view] = await Promise.all(['.graph-caption', '.graph-view'].map(async (one) => (await page.$(one)).boundingBox()));
  assert.ok(caption.y > 0 && caption.y + caption.height <= view.y + 1 && view.y < 740, JSON.stringify([caption, view]));
  nothingWrong(page);
});

test('who steps back is told of a line what was told on the way there', { timeout: 60_000 }, async () => {
  const page = await browser.page();
  await runProgram(page, 'a = [1]\nb = a\nb.append(2)\nc = [b]\ndel a\nd = 1\n');
  await goToLine(page, 3);
  await step(page);
  const said = () => page.textContent('.graph-caption');
  await page.waitForFunction(() => /list\[1\] is now 2/.test(document.querySelector('.graph-caption').textContent));
  const forth = await said();
  await step(page);
  await page.waitForFunction(() => /c now refers to/.test(document.querySelector('.graph-caption').textContent));
  await step(page, -1);
  await page.waitForFunction((text) => document.querySelector('.graph-caption').textContent === text, forth);
  assert.deepEqual(await page.$$('.graph-gone, .graph-born'), []);
  nothingWrong(page);
});
