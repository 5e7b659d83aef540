// thongcao-serve with the sample, and Chromium to look at it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

async function serve() {
  const service = spawn(`${process.env.PROGRAMS}/thongcao-serve`,
    ['sample.db', '--listen', '127.0.0.1:0', '--access-log', 'off'],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(service.stdout), 'line');
  return { service, address: new URL(line).origin };
}

export async function openBrowser() {
  const { service, address } = await serve();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],  // Chromium has no sandbox for root
  });
  return {
    address,
    context: (options) =>
      browser.newContext({ baseURL: address, viewport: { width: 1280, height: 900 }, ...options }),
    close: async () => {
      await browser.close();
      service.kill();
      await once(service, 'exit');
    },
  };
}
