// The search page as a citizen uses it: typing, filtering, paging, completion by keyboard, a phone, no JavaScript; and
// axe-core's judgement of each page, light, dark and small.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const address = process.env.ADDRESS.trim();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const announcement = 'announcement/hungyen-2011-ngay-tho';
let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
after(() => browser.close());

// A page of its own for each test; whatever it complains of fails the test.
const withPage = (options, body) => async () => {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => { if (!request.url().startsWith(address)) complaints.push(request.url()); });
  try {
    await page.goto(address);
    await body(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
};

const search = async (page, query) => {
  await page.getByRole('combobox').or(page.getByRole('searchbox')).fill(query);
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.waitForURL('**/?q=**');
};
const titles = (page) => page.locator('ol.results h2').allTextContents();
const count = async (page) => Number((await page.locator('#count').textContent()).replace(/\D/g, ''));

test('a query with accents and one without find the same', withPage({}, async (page) => {
  await search(page, 'thơ lục bát');
  const accented = await titles(page);
  assert.ok(accented[0].includes('thơ lục bát'), accented[0]);
  assert.ok(await page.locator('ol.results mark').count() > 0);
  await search(page, 'tho luc bat');
  assert.equal((await titles(page))[0], accented[0]);
}));

test('a mistyped query is asked about', withPage({}, async (page) => {
  await search(page, 'hooji nghij');
  assert.match(await page.locator('.meant').textContent(), /Có phải bạn muốn tìm hội nghị\?/);
  await page.locator('.meant a').click();
  assert.equal(await page.locator('#q').inputValue(), 'hội nghị');
}));

test('a facet and a year narrow the results down, and are taken back', withPage({}, async (page) => {
  await search(page, 'hội nghị');
  const all = await count(page);
  const facet = page.locator('.facet li').first();
  const expected = Number(await facet.locator('.number').textContent());
  await facet.getByRole('link').click();
  assert.equal(await count(page), expected);
  assert.ok(expected < all);
  await page.locator('.active a').click();
  assert.equal(await count(page), all);
  await page.locator('.histogram a').first().click();
  assert.ok(await count(page) < all);
}));

test('pages follow one another without repetition', withPage({}, async (page) => {
  await search(page, 'hội nghị');
  const first = await titles(page);
  await page.getByRole('link', { name: 'Trang sau' }).click();
  const second = await titles(page);
  assert.ok(second.length > 0);
  assert.deepEqual(first.filter((title) => second.includes(title)), []);
  await page.getByRole('link', { name: 'Trang trước' }).click();
  assert.deepEqual(await titles(page), first);
}));

test('results are sorted by date', withPage({}, async (page) => {
  await search(page, 'hội nghị');
  await page.getByRole('link', { name: 'Mới nhất' }).click();
  const dates = await page.locator('ol.results time').evaluateAll((all) => all.map((time) => time.dateTime));
  assert.deepEqual(dates, [...dates].sort().reverse());
}));

test('an announcement shows its text, speakers and the like of it', withPage({}, async (page) => {
  await search(page, 'thơ lục bát');
  await page.locator('ol.results h2 a').first().click();
  assert.match(await page.locator('h1').textContent(), /thơ lục bát/);
  assert.ok(await page.locator('.text p').count() > 2);
  await page.locator('.facts a', { hasText: 'Phó Thị Trà Giang' }).click();
  assert.equal(await count(page), 1);
}));

test('completion works by keyboard', withPage({}, async (page) => {
  await page.locator('#q').focus();
  await page.keyboard.type('ha n');
  const options = page.getByRole('option');
  await options.first().waitFor();
  await page.keyboard.press('ArrowDown');
  assert.equal(await options.first().getAttribute('aria-selected'), 'true');
  assert.equal(await page.locator('#q').getAttribute('aria-activedescendant'), 'completion-0');
  await page.keyboard.press('Escape');
  assert.equal(await options.count(), 0);
  await page.keyboard.type('o');
  await options.first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/?q=**');
  assert.equal(await page.locator('#q').inputValue(), 'hà nội');
}));

test('English is a click away and stays', withPage({}, async (page) => {
  await search(page, 'hội nghị');
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.locator('#q').fill('thơ');
  await page.getByRole('button', { name: 'Search' }).click();
  assert.match(await page.locator('#count').textContent(), /announcements/);
}));

test('all of it works without JavaScript', withPage({ javaScriptEnabled: false }, async (page) => {
  await search(page, 'hội nghị');
  assert.ok((await titles(page)).length > 0);
  await page.locator('.facet a').first().click();
  assert.equal(await page.locator('.active a').count(), 1);
}));

test('nothing runs off the side of a phone', withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
  for (const target of ['', '?q=h%E1%BB%99i+ngh%E1%BB%8B', announcement]) {
    await page.goto(address + target);
    const [page_width, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(page_width <= width, `${target}: ${page_width} > ${width}`);
  }
  await page.goto(`${address}?q=h%E1%BB%99i+ngh%E1%BB%8B`);
  await page.screenshot({ path: 'phone.png' });
}));

for (const [name, options] of [['light', {}], ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 360, height: 740 }, hasTouch: true }]]) {
  for (const [what, target] of [['start', ''], ['results', '?q=h%E1%BB%99i+ngh%E1%BB%8B&filter=year:2019'], ['nothing', '?q=khongcogi'],
    ['unclear', '?q=date:2019-13'], ['announcement', announcement]]) {
    test(`axe-core finds nothing serious: ${what}, ${name}`, withPage({ ...options, bypassCSP: true }, async (page) => {
      await page.goto(address + target);
      await page.addScriptTag({ content: axe });
      const { violations } = await page.evaluate(() => window.axe.run());
      await page.screenshot({ path: `${what}-${name}.png` });
      assert.deepEqual(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
    }));
  }
}
