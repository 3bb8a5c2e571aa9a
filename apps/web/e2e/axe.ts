import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** What the second theme can break; all else is the same page. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * The screen as it stands breaks no rule of WCAG 2.2 A and AA that a machine can examine, by night
 * or by day. Ends what is still moving, and leaves the page by night.
 */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await settled(page);
  const day = await new AxeBuilder({ page }).setLegacyMode().withRules(COLOUR_RULES).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  const night = await new AxeBuilder({ page }).setLegacyMode().withTags(STANDARD).analyze();
  const faults = [...listed('by day', day), ...listed('by night', night)];
  expect.soft(faults, `${screen} (${page.url()})`).toEqual([]);
}

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** A target that has just scrolled halfway below a bar; a little further it is whole. */
const HALF_SCROLLED = 'because it is partially obscured';

/** `by day: color-contrast: main > p (3.2:1 …)`, one for each element. */
function listed(when: string, { violations }: Results): string[] {
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map(({ target, any, all, none }) => {
        const reasons = [...any, ...all, ...none].map(({ message }) => message).join('; ');
        return `${when}: ${id}: ${target.join(' ')} (${reasons})`;
      })
      .filter((line) => !line.includes(HALF_SCROLLED)),
  );
}

/** Colours fade from one theme to the other; half-way they prove nothing, and what is folded away would fade for ever. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.getAnimations()) {
      if (one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) one.finish();
    }
  });
}
