import { expectAccessible } from './axe.ts';
import { expect, test } from './journey.ts';
import { callApi, OPERATOR, signIn } from './shop.ts';
import type { Page } from '@playwright/test';

const PASSWORD = 'a long word for staff';

/** The link in the newest mail to that address. */
async function linkMailedTo(page: Page, email: string): Promise<string> {
  const { accessToken: token } = await callApi<{ accessToken: string }>(
    ...([page.request, 'post', '/auth/login', { data: OPERATOR }] as const),
  );
  let link = '';
  await expect(async () => {
    const { items } = await callApi<{ items: { mailId: string; to: string }[] }>(
      ...([page.request, 'get', '/mailbox', { token }] as const),
    );
    const mailId = items.find(({ to }) => to.includes(email))?.mailId;
    const mail = await callApi<{ text: string }>(
      ...([page.request, 'get', `/mailbox/${mailId}`, { token }] as const),
    );
    link = /\/desk\/invitation#\S+/.exec(mail.text)?.[0] ?? '';
    expect(link).not.toBe('');
  }).toPass();
  return link;
}

test('somebody is invited by mail, works here as far as their role goes, and is dismissed', async ({
  page,
  anotherBuyer,
}) => {
  const email = `anna.${Date.now()}@example.com`;
  await signIn(page, OPERATOR);
  await page.goto('/desk');
  await expect(page.getByRole('heading', { name: 'Back office' })).toBeVisible();
  await expectAccessible(page, 'the desk');
  await page.getByRole('navigation', { name: 'Back office' }).getByText('People').click();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Auditor').check();
  await expectAccessible(page, 'inviting somebody');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText(email)).toBeVisible();
  await expectAccessible(page, 'people');

  const anna = await anotherBuyer();
  await anna.goto(await linkMailedTo(page, email));
  await expect(anna.getByText('asks you to work with them')).toBeVisible();
  await expectAccessible(anna, 'an invitation');
  await anna.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await anna.getByRole('button', { name: 'New here' }).click();
  await anna.getByLabel('Name').fill('Anna Auditor');
  await anna.getByLabel('Email').fill(email);
  await anna.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await anna.getByRole('button', { name: 'Create account' }).click();
  await anna.getByRole('button', { name: 'Accept' }).click();
  const ways = anna.getByRole('navigation', { name: 'Back office' });
  await expect(ways.getByText('What was changed')).toBeVisible();
  await expect(ways.getByText('People')).toHaveCount(0);
  await ways.getByText('What was changed').click();
  await expect(anna.getByText('Joined:').first()).toBeVisible();
  await expectAccessible(anna, 'the audit log');
  await anna.goto('/desk/people');
  await expect(anna.getByText('This is not yours to do')).toBeVisible();

  await page.reload();
  const line = page.getByRole('listitem').filter({ hasText: email }).last();
  await line.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('button', { name: 'Does not work here any more' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText(email)).toHaveCount(0);
  await anna.goto('/desk/audit');
  await expect(anna.getByText('You do not work for anybody here')).toBeVisible();
});
