// The pages of the service as people use them, in a real browser.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import axe from 'axe-core';

import { openBrowser } from './browser.mjs';

const kAnnouncement = '/announcement/hungyen-2011-ngay-tho';
const kBytesOfPageAndAssets = 60_000;
const kPhone = { width: 390, height: 844 };

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

// use(page) with a page of its own, which must not report any error.
async function withPage(options, use) {
  const context = await browser.context(options);
  const errors = [];
  try {
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // Chromium writes a line for a status of 400, which the page of a query that cannot be meant has.
      if (message.type() === 'error' && !/status of 400/.test(message.text())) errors.push(message.text());
    });
    await use(page);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}

async function assertAccessible(page) {
  await page.evaluate(axe.source);  // through the debugger: the policy of the page lets no script in
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const titles = (page) => page.locator('ol.results h2').allInnerTexts();

async function type(page, query) {
  await page.goto('/');
  await page.getByRole('combobox').fill(query);
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.waitForURL(/q=/);
}

describe('searching', () => {
  test('a query without accents finds what the one with accents finds', () => withPage({}, async (page) => {
    await type(page, 'thơ lục bát');
    const accented = await titles(page);
    assert.match(accented[0], /thơ lục bát/);
    assert.match(await page.locator('.snippet mark').first().innerText(), /thơ|lục bát/);
    await type(page, 'tho luc bat');
    assert.equal((await titles(page))[0], accented[0]);
  }));

  test('a value of a facet narrows the results and can be removed', () => withPage({}, async (page) => {
    await page.goto('/?q=tỉnh');
    const all = await page.locator('#count').innerText();
    const value = page.locator('.facet').first().locator('li').first();
    const count = await value.locator('.number').innerText();
    await value.getByRole('link').click();
    await page.waitForURL(/filter=agency/);
    assert.equal(await page.locator('#count').innerText(), `${count} thông cáo`);
    await page.locator('.active a').click();
    await page.waitForURL((url) => !url.search.includes('filter'));
    assert.equal(await page.locator('#count').innerText(), all);
  }));

  test('a speaker is a link to all that he or she says', () => withPage({}, async (page) => {
    await page.goto('/?q=thơ lục bát');
    const speaker = page.locator('ol.results .speakers a').first();
    const name = await speaker.innerText();
    await speaker.click();
    await page.waitForURL(/filter=speaker/);
    assert.match(await page.locator('.active').innerText(), new RegExp(name));
  }));

  test('pages follow each other without repetition', () => withPage({}, async (page) => {
    await page.goto('/?q=tỉnh');
    const first = await titles(page);
    assert.equal(first.length, 10);
    await page.getByRole('link', { name: 'Trang sau' }).click();
    await page.waitForURL(/offset=10/);
    const second = await titles(page);
    assert.ok(second.length > 0);
    assert.deepEqual(second.filter((title) => first.includes(title)), []);
    await page.getByRole('link', { name: 'Trang trước' }).click();
    await page.waitForURL((url) => !url.search.includes('offset'));
    assert.deepEqual(await titles(page), first);
  }));

  test('a year of the histogram leads to its months', () => withPage({}, async (page) => {
    await page.goto('/?q=tỉnh');
    const year = page.locator('.histogram li').first();
    const count = await year.locator('.number').textContent();
    await year.getByRole('link').click();
    await page.waitForURL(/filter=year/);
    assert.equal(await page.locator('#count').innerText(), count);
    assert.match(await page.locator('.histogram h2').innerText(), /Theo tháng/);
  }));

  test('a new query keeps order and filters, which can be removed', () => withPage({}, async (page) => {
    await page.goto('/?q=tỉnh&filter=year:2019&sort=newest&offset=10');
    await page.getByRole('combobox').fill('hội nghị');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'hội nghị');
    const parameters = new URL(page.url()).searchParams;
    assert.deepEqual([...parameters.keys()].sort(), ['filter', 'q', 'sort']);
    assert.match(await page.locator('.active').innerText(), /2019/);
    assert.equal(await page.locator('.order [aria-current]').innerText(), 'Mới nhất');
    await page.getByRole('combobox').fill('hội nghị ngày:2019-13');
    await page.getByRole('combobox').press('Enter');
    await page.waitForURL(/2019-13/);
    assert.match(await page.locator('.active').innerText(), /2019/);
    await page.locator('.active a').click();
    await page.waitForURL((url) => !url.searchParams.has('filter'));
    assert.equal(await page.locator('.active').count(), 0);
  }));

  test('the number of a document leads to what names it', () => withPage({}, async (page) => {
    await page.goto('/announcement/bldtbxh-2021-goi-ho-tro');
    await page.getByRole('link', { name: '51/2021/QĐ-TTg' }).click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'số:"51/2021/QĐ-TTg"');
    assert.equal(await page.locator('#count').innerText(), '1 thông cáo');
  }));

  test('newest first is in order of dates', () => withPage({}, async (page) => {
    await page.goto('/?q=tỉnh');
    await page.getByRole('link', { name: 'Mới nhất' }).click();
    await page.waitForURL(/sort=newest/);
    const dates = await page.locator('ol.results time')
      .evaluateAll((times) => times.map((time) => time.dateTime));
    assert.ok(dates.length > 1);
    assert.deepEqual(dates, [...dates].sort().reverse());
  }));

  test('a word mistyped is offered as it was meant', () => withPage({}, async (page) => {
    await page.goto('/?q=chuyển đổii số');
    await page.locator('.meant a').click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'chuyển đổi số');
  }));

  test('a query that cannot be meant shows where and opens the help', () => withPage({}, async (page) => {
    const response = await page.goto('/?q=lũ ngày:32/13/2019');
    assert.equal(response.status(), 400);
    assert.match(await page.locator('main').innerText(), /Ký tự thứ 9: đây không phải là ngày/);
    assert.equal(await page.locator('#q').inputValue(), 'lũ ngày:32/13/2019');
    assert.equal(await page.locator('.warning mark').innerText(), '32/13/2019');
    assert.ok(await page.locator('.help dl').isVisible());
  }));

  test('an address that leads nowhere is a page with status 404', async () => {
    const context = await browser.context({});
    const page = await context.newPage();
    const response = await page.goto('/announcement/nowhere');
    assert.equal(response.status(), 404);
    assert.ok(await page.getByRole('link', { name: 'Về trang tìm kiếm' }).isVisible());
    await context.close();
  });
});

describe('completion', () => {
  test('is chosen with the keyboard', () => withPage({}, async (page) => {
    await page.goto('/');
    const field = page.getByRole('combobox');
    await field.pressSequentially('chuyen d');
    await page.getByRole('option').first().waitFor();
    assert.equal(await field.getAttribute('aria-expanded'), 'true');
    await field.press('ArrowDown');
    const chosen = page.locator('[role=option][aria-selected=true]');
    assert.equal(await field.getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
    await assertAccessible(page);
    await page.screenshot({ path: 'screenshots/completion.png' });
    const text = await chosen.innerText();
    await field.press('Enter');
    await page.waitForURL(/q=/);
    assert.ok(text.startsWith(await page.locator('#q').inputValue()));
  }));

  test('is left with Escape, and what was typed stays', () => withPage({}, async (page) => {
    await page.goto('/');
    const field = page.getByRole('combobox');
    await field.pressSequentially('chuyen d');
    await page.getByRole('option').first().waitFor();
    await field.press('Escape');
    assert.equal(await page.getByRole('option').count(), 0);
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    assert.equal(await field.inputValue(), 'chuyen d');
  }));

  // The answer to the next letter comes when it is let go.
  async function withLateAnswer(use) {
    await withPage({}, async (page) => {
      await page.goto('/');
      const field = page.getByRole('combobox');
      await field.pressSequentially('chuyen d');
      await page.getByRole('option').first().waitFor();
      let letGo;
      const held = new Promise((resolve) => { letGo = resolve; });
      const asked = new Promise((resolve) => {
        page.route('**/complete?*', async (route) => {
          resolve();
          await held;
          await route.fulfill({ json: { completions: [{ kind: 'phrase', text: 'late', count: 1 }] } })
            .catch(() => {});  // nobody waits for it any more
        });
      });
      await field.press('o');
      await asked;
      await use(page, field, async () => {
        letGo();
        await page.unrouteAll({ behavior: 'wait' });
        await page.waitForTimeout(300);
      });
    });
  }

  test('stays as it is once something is chosen', () => withLateAnswer(async (page, field, answer) => {
    await field.press('ArrowDown');
    const offered = await page.getByRole('option').allInnerTexts();
    await answer();
    assert.deepEqual(await page.getByRole('option').allInnerTexts(), offered);
    assert.equal(await page.locator('[role=option][aria-selected=true]').count(), 1);
    assert.ok(!offered.includes('late'));
  }));

  test('stays away once it was left', () => withLateAnswer(async (page, field, answer) => {
    await field.press('Escape');
    await answer();
    assert.equal(await page.getByRole('option').count(), 0);
  }));

  test('is of the text typed last', () => withLateAnswer(async (page, field, answer) => {
    await field.fill('c');
    await answer();
    assert.equal(await page.getByRole('option').count(), 0);
  }));
});

describe('for everyone', () => {
  test('the other language shows the same search', () => withPage({}, async (page) => {
    await page.goto('/?q=tỉnh&sort=newest');
    const vietnamese = await titles(page);
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(/lang=en/);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.match(await page.locator('#count').innerText(), /announcements/);
    assert.deepEqual(await titles(page), vietnamese);
  }));

  test('all works without JavaScript', () => withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto('/');
    await page.getByLabel('Nội dung cần tìm').fill('tho luc bat');
    await page.getByLabel('Nội dung cần tìm').press('Enter');
    await page.waitForURL(/q=/);
    await page.locator('ol.results h2 a').first().click();
    await page.waitForURL(/announcement/);
    assert.ok((await page.locator('.text p').count()) > 1);
    assert.ok((await page.locator('.facts a').count()) > 1);
    assert.ok((await page.locator('aside a').count()) > 0);
  }));

  test('a word without end stays in its column', () => withPage({ viewport: kPhone }, async (page) => {
    const texts = 'ol.results h2 a, .about, .snippet, .speakers a, .facet a, .active a, .warning code, .facts dd, '
      + '.text p, .announcement h1';
    for (const address of ['/?q=tỉnh&filter=year:2019', '/?q=ngày:32/13/2019', kAnnouncement]) {
      await page.goto(address);
      await page.locator(texts)
        .evaluateAll((all) => all.forEach((text) => { text.textContent = 'Nghiêng'.repeat(50); }));
      assert.ok(await fits(page), `${address} scrolls sideways`);
    }
  }));

  test('the first key leads past the header', () => withPage({}, async (page) => {
    await page.goto('/?q=tỉnh');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  }));

  test('a page is small, with all that it loads, and all is our own', () => withPage({}, async (page) => {
    let bytes = 0;
    const loaded = [];
    page.on('response', (response) => {
      assert.equal(new URL(response.url()).origin, browser.address);
      loaded.push(response.body().then((body) => { bytes += body.length; }));
    });
    await page.goto('/?q=tỉnh', { waitUntil: 'networkidle' });
    await Promise.all(loaded);
    assert.ok(loaded.length >= 3, `${loaded.length} loaded`);
    assert.ok(bytes < kBytesOfPageAndAssets, `${bytes} bytes`);
  }));

  for (const [look, options] of Object.entries({
    light: { colorScheme: 'light' },
    dark: { colorScheme: 'dark' },
    phone: { colorScheme: 'light', viewport: kPhone },
  })) {
    for (const [name, address] of Object.entries({
      start: '/',
      results: '/?q=tỉnh&filter=year:2019',
      english: '/?q=tỉnh&lang=en',
      nothing: '/?q=zzzz',
      error: '/?q=date:32/13/2019',
      long: `/?q=${'a'.repeat(300)}&filter=speaker:${'b'.repeat(300)}`,
      announcement: kAnnouncement,
    })) {
      test(`axe finds nothing serious: ${name}, ${look}`, () => withPage(options, async (page) => {
        await page.goto(address);
        await page.screenshot({ path: `screenshots/${name}-${look}.png`, fullPage: true });
        assert.ok(await fits(page), 'scrolls sideways');
        await assertAccessible(page);
      }));
    }
  }
});
